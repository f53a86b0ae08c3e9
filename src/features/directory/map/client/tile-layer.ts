/// <reference lib="dom" />
import { type Coords, type DoneCallback, GridLayer, type Map as LeafletMap } from 'leaflet';
import { NETHERLANDS_BOUNDS } from '#core/geo/bounding-box.ts';
import { toLeafletBounds } from './leaflet-map.ts';

/** Asks only this application for tiles. */
class TileLayer extends GridLayer {
  override createTile({ x, y, z }: Coords, done: DoneCallback): HTMLElement {
    const image = document.createElement('img');
    image.alt = '';
    image.onload = () => done(undefined, image);
    image.onerror = () => done(new Error('no tile'), image);
    image.src = `/tiles/${z}/${x}/${y}`;
    return image;
  }
}

interface TileLayerCallbacks {
  /** Some of the tiles in view failed, or all of them since the map was opened. */
  onError: (all: boolean) => void;
  /** Every tile in view is there. */
  onLoad: () => void;
}

/** Lays the streets under the pins. */
export function addTileLayer(
  map: LeafletMap,
  maxZoom: number,
  { onError, onLoad }: TileLayerCallbacks,
): void {
  const layer = new TileLayer({ maxZoom, bounds: toLeafletBounds(NETHERLANDS_BOUNDS), keepBuffer: 1 });
  let loaded = 0;
  let failed = 0;
  layer.on('tileload', () => loaded++);
  layer.on('tileerror', () => failed++);
  layer.on('load', () => {
    if (failed) onError(loaded === 0);
    else onLoad();
    failed = 0;
  });
  layer.addTo(map);
}
