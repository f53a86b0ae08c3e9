/// <reference lib="dom" />
import {
  control,
  type LatLngBounds,
  Map as Leaflet,
  latLngBounds,
  type PanOptions,
  type PointExpression,
} from 'leaflet';
import { type BoundingBox, boundingBoxOf, NETHERLANDS_BOUNDS } from '#core/geo/bounding-box.ts';
import type { StreetMapElements } from './page-elements.ts';

/** Further away than this, the Netherlands are a stamp. */
const FURTHEST = 7;

export const toLeafletBounds = ({ south, west, north, east }: BoundingBox): LatLngBounds =>
  latLngBounds([south, west], [north, east]);

const still = matchMedia('(prefers-reduced-motion: reduce)').matches;

/** Jumps for who asked that nothing glides. */
class CalmMap extends Leaflet {
  override panBy(offset: PointExpression, options?: PanOptions): this {
    return super.panBy(offset, still ? { ...options, animate: false } : options);
  }
}

/** An empty map of the piece that the drawing shows. */
export function createMap({ map: home, box, places, words, nearest }: StreetMapElements): Leaflet {
  home.setAttribute('role', 'region');
  home.setAttribute('aria-label', words.label);
  const made = new CalmMap(home, {
    attributionControl: false,
    zoomControl: false,
    minZoom: FURTHEST,
    maxZoom: nearest,
    maxBounds: toLeafletBounds(NETHERLANDS_BOUNDS),
    maxBoundsViscosity: 1,
    // A page that scrolls must not get stuck on the map.
    scrollWheelZoom: false,
    zoomAnimation: !still,
    fadeAnimation: !still,
    markerZoomAnimation: !still,
    inertia: !still,
  });
  const position = document.documentElement.dir === 'rtl' ? 'topright' : 'topleft';
  control.zoom({ position, zoomInTitle: words.in, zoomOutTitle: words.out }).addTo(made);
  // A little less than the piece, or the rounding of its edges would show it from twice as far.
  made.fitBounds(toLeafletBounds(box ?? boundingBoxOf(places)).pad(-0.02), { animate: false });
  listenToKeys(made, home);
  return made;
}

/** Keys work as long as the focus is somewhere inside, also on a pin; then the wheel does too. */
function listenToKeys(made: Leaflet, home: HTMLElement): void {
  home.addEventListener('focusin', () => {
    made.fire('focus');
    made.scrollWheelZoom.enable();
  });
  home.addEventListener('focusout', ({ relatedTarget }) => {
    if (home.contains(relatedTarget as Node | null)) return;
    made.fire('blur');
    made.scrollWheelZoom.disable();
  });
}
