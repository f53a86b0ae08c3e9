/// <reference lib="dom" />
/**
 * The map with streets, in the place of the drawing. Comes when somebody asks for it; what it shows it reads from the
 * page, and which map is open stands in the address.
 */
import type { Map as Leaflet } from 'leaflet';
import { clampToNetherlands, formatBoundingBox } from '#core/geo/bounding-box.ts';
import { createMap } from './leaflet-map.ts';
import { readPageElements, type StreetMapElements } from './page-elements.ts';
import { addPinMarkers } from './pin-markers.ts';
import { addTileLayer } from './tile-layer.ts';

let parts: StreetMapElements | undefined;
let map: Leaflet | undefined;

const asked = (): boolean => new URL(location.href).searchParams.get('view') === 'streets';

/** Somebody tapped the button, or came along an address with streets. */
export async function begin(button: HTMLButtonElement): Promise<void> {
  parts ??= prepare(button);
  await loaded(parts.css);
  const tapped = !asked();
  if (tapped) history.pushState(null, '', addressOf('streets'));
  open(parts);
  if (tapped) parts.map.focus({ preventScroll: true });
}

/** Once: the way back, also with the button of the browser. */
function prepare(button: HTMLButtonElement): StreetMapElements {
  const found = readPageElements(button);
  found.back.onclick = () => {
    history.pushState(null, '', addressOf('map'));
    close(found);
    found.button.focus({ preventScroll: true });
  };
  addEventListener('popstate', () => (asked() ? open(found) : close(found)));
  return found;
}

function open(page: StreetMapElements): void {
  if (map) return;
  show(page, true);
  page.said.textContent = '';
  const made = createMap(page);
  map = made;
  addPinMarkers(made, page);
  addTileLayer(made, page.nearest, {
    missed: (all) => {
      page.said.textContent = page.trouble;
      if (!all) return;
      // Nothing to see: the drawing says more.
      history.replaceState(null, '', addressOf('map'));
      close(page);
    },
    came: () => {
      page.said.textContent = '';
    },
  });
  made.on('moveend', () => {
    const seen = made.getBounds();
    const box = clampToNetherlands({
      south: seen.getSouth(),
      west: seen.getWest(),
      north: seen.getNorth(),
      east: seen.getEast(),
    });
    page.search.href = addressOf('streets', formatBoundingBox(box));
    page.search.hidden = false;
  });
}

function close(page: StreetMapElements): void {
  map?.remove();
  map = undefined;
  show(page, false);
}

/** One of the two maps is on the page, and every way onwards leads to the same one. */
function show(page: StreetMapElements, streets: boolean): void {
  for (const one of [page.map, page.whose, page.back]) one.hidden = !streets;
  for (const one of [...page.drawing, page.button]) one.toggleAttribute('hidden', streets);
  page.search.hidden = true;
  const [from, to] = streets ? ['view=map', 'view=streets'] : ['view=streets', 'view=map'];
  for (const link of document.querySelectorAll<HTMLAnchorElement>(`main a[href*="${from}"]`))
    link.href = link.href.replace(from, to);
  for (const field of document.querySelectorAll<HTMLInputElement>('input[name=view]'))
    field.value = streets ? 'streets' : 'map';
}

/** This list with the other map, or within another piece of it. */
function addressOf(view: 'map' | 'streets', box?: string): string {
  const to = new URL(location.href);
  to.searchParams.set('view', view);
  to.hash = '';
  if (box) {
    to.searchParams.set('box', box);
    to.searchParams.delete('page');
  }
  return `${to.pathname}${to.search}`;
}

let look: Promise<void> | undefined;

/** The look of the map, once; a second try asks again. */
function loaded(css: string): Promise<void> {
  look ??= new Promise<void>((resolve, reject) => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = css;
    link.onload = () => resolve();
    link.onerror = () => {
      link.remove();
      look = undefined;
      reject(new Error('no look'));
    };
    document.head.append(link);
  });
  return look;
}
