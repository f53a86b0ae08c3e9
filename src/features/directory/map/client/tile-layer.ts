/// <reference lib="dom" />
import { type Coords, type DoneCallback, GridLayer, type Map as Leaflet } from 'leaflet';
import { NETHERLANDS_BOUNDS } from '#core/geo/bounding-box.ts';
import { toLeafletBounds } from './leaflet-map.ts';

/** Asks this house for tiles, and nobody else. */
class Tiles extends GridLayer {
  override createTile({ x, y, z }: Coords, done: DoneCallback): HTMLElement {
    const picture = document.createElement('img');
    picture.alt = '';
    picture.onload = () => done(undefined, picture);
    picture.onerror = () => done(new Error('no tile'), picture);
    picture.src = `/tiles/${z}/${x}/${y}`;
    return picture;
  }
}

/** Lays the streets under the pins, and tells when some of them, or all, did not come. */
export function addTileLayer(
  made: Leaflet,
  nearest: number,
  tell: { missed: (all: boolean) => void; came: () => void },
): void {
  const tiles = new Tiles({ maxZoom: nearest, bounds: toLeafletBounds(NETHERLANDS_BOUNDS), keepBuffer: 1 });
  let came = 0;
  let missed = 0;
  tiles.on('tileload', () => came++);
  tiles.on('tileerror', () => missed++);
  tiles.on('load', () => {
    if (missed) tell.missed(came === 0);
    else tell.came();
    missed = 0;
  });
  tiles.addTo(made);
}
