/// <reference lib="dom" />
import {
  control,
  type LatLngBounds,
  Map as LeafletMap,
  latLngBounds,
  type PanOptions,
  type PointExpression,
} from 'leaflet';
import { type BoundingBox, boundingBoxOf, NETHERLANDS_BOUNDS } from '#core/geo/bounding-box.ts';
import type { StreetMapElements } from './page-elements.ts';

/** At a lower zoom level the Netherlands are no larger than a stamp. */
const MIN_ZOOM = 7;

export const toLeafletBounds = ({ south, west, north, east }: BoundingBox): LatLngBounds =>
  latLngBounds([south, west], [north, east]);

const reducedMotion = matchMedia('(prefers-reduced-motion: reduce)').matches;

/** Jumps instead of gliding for whoever prefers reduced motion; Leaflet has no option for panning by keys. */
class ReducedMotionMap extends LeafletMap {
  override panBy(offset: PointExpression, options?: PanOptions): this {
    return super.panBy(offset, reducedMotion ? { ...options, animate: false } : options);
  }
}

/** An empty map of the box that the drawing shows. */
export function createMap({ map: container, box, places, labels, maxZoom }: StreetMapElements): LeafletMap {
  container.setAttribute('role', 'region');
  container.setAttribute('aria-label', labels.map);
  const map = new ReducedMotionMap(container, {
    attributionControl: false,
    zoomControl: false,
    minZoom: MIN_ZOOM,
    maxZoom,
    maxBounds: toLeafletBounds(NETHERLANDS_BOUNDS),
    maxBoundsViscosity: 1,
    // A page that scrolls must not get stuck on the map.
    scrollWheelZoom: false,
    zoomAnimation: !reducedMotion,
    fadeAnimation: !reducedMotion,
    markerZoomAnimation: !reducedMotion,
    inertia: !reducedMotion,
  });
  const position = document.documentElement.dir === 'rtl' ? 'topright' : 'topleft';
  control.zoom({ position, zoomInTitle: labels.zoomIn, zoomOutTitle: labels.zoomOut }).addTo(map);
  // A little less than the box: rounded edges would otherwise show it one zoom level further out.
  map.fitBounds(toLeafletBounds(box ?? boundingBoxOf(places)).pad(-0.02), { animate: false });
  enableKeysWhileFocused(map, container);
  return map;
}

/** Keys work as long as the focus is anywhere inside, also on a pin; then the wheel zooms as well. */
function enableKeysWhileFocused(map: LeafletMap, container: HTMLElement): void {
  container.addEventListener('focusin', () => {
    map.fire('focus');
    map.scrollWheelZoom.enable();
  });
  container.addEventListener('focusout', ({ relatedTarget }) => {
    if (container.contains(relatedTarget as Node | null)) return;
    map.fire('blur');
    map.scrollWheelZoom.disable();
  });
}
