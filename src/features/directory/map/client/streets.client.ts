/// <reference lib="dom" />
/**
 * The street map, in the place of the drawing. It is loaded when somebody asks for it; what it shows it reads from the
 * page, and which of the two maps is open stands in the address.
 */
import type { Map as LeafletMap } from 'leaflet';
import { clampToNetherlands, formatBoundingBox } from '#core/geo/bounding-box.ts';
import { createMap } from './leaflet-map.ts';
import { readPageElements, type StreetMapElements } from './page-elements.ts';
import { addPinMarkers } from './pin-markers.ts';
import { addTileLayer } from './tile-layer.ts';

let elements: StreetMapElements | undefined;
let map: LeafletMap | undefined;

const addressAsksForStreets = (): boolean => new URL(location.href).searchParams.get('view') === 'streets';

/** Called by the script of the page when somebody tapped the button, or came to an address with `view=streets`. */
export async function begin(button: HTMLButtonElement): Promise<void> {
  elements ??= prepare(button);
  await loadStyle(elements.cssUrl);
  const tapped = !addressAsksForStreets();
  if (tapped) history.pushState(null, '', urlWith('streets'));
  open(elements);
  if (tapped) elements.map.focus({ preventScroll: true });
}

/** Finds the elements, and lets people go back, also with the back button of the browser. */
function prepare(button: HTMLButtonElement): StreetMapElements {
  const page = readPageElements(button);
  page.backButton.onclick = () => {
    history.pushState(null, '', urlWith('map'));
    close(page);
    page.button.focus({ preventScroll: true });
  };
  addEventListener('popstate', () => (addressAsksForStreets() ? open(page) : close(page)));
  return page;
}

function open(page: StreetMapElements): void {
  if (map) return;
  toggle(page, true);
  page.status.textContent = '';
  const opened = createMap(page);
  map = opened;
  addPinMarkers(opened, page);
  addTileLayer(opened, page.maxZoom, {
    onError: (all) => {
      page.status.textContent = page.errorText;
      if (!all) return;
      // An empty street map shows less than the drawing.
      history.replaceState(null, '', urlWith('map'));
      close(page);
    },
    onLoad: () => {
      page.status.textContent = '';
    },
  });
  opened.on('moveend', () => {
    const bounds = opened.getBounds();
    const box = clampToNetherlands({
      south: bounds.getSouth(),
      west: bounds.getWest(),
      north: bounds.getNorth(),
      east: bounds.getEast(),
    });
    page.searchLink.href = urlWith('streets', formatBoundingBox(box));
    page.searchLink.hidden = false;
  });
}

function close(page: StreetMapElements): void {
  map?.remove();
  map = undefined;
  toggle(page, false);
}

/** Shows the street map or the drawing, and makes every link and form on the page lead to the same one. */
function toggle(page: StreetMapElements, streets: boolean): void {
  for (const element of [page.map, page.attribution, page.backButton]) element.hidden = !streets;
  for (const element of [...page.drawing, page.button]) element.toggleAttribute('hidden', streets);
  page.searchLink.hidden = true;
  const [from, to] = streets ? ['view=map', 'view=streets'] : ['view=streets', 'view=map'];
  for (const link of document.querySelectorAll<HTMLAnchorElement>(`main a[href*="${from}"]`))
    link.href = link.href.replace(from, to);
  for (const field of document.querySelectorAll<HTMLInputElement>('input[name=view]'))
    field.value = streets ? 'streets' : 'map';
}

/** The address of this list with one of the maps, optionally within another box. */
function urlWith(view: 'map' | 'streets', box?: string): string {
  const url = new URL(location.href);
  url.searchParams.set('view', view);
  url.hash = '';
  if (box) {
    url.searchParams.set('box', box);
    url.searchParams.delete('page');
  }
  return `${url.pathname}${url.search}`;
}

let styleLoading: Promise<void> | undefined;

/** Loads the stylesheet of the map once; after a failure the next call tries again. */
function loadStyle(cssUrl: string): Promise<void> {
  styleLoading ??= new Promise<void>((resolve, reject) => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = cssUrl;
    link.onload = () => resolve();
    link.onerror = () => {
      link.remove();
      styleLoading = undefined;
      reject(new Error('the stylesheet of the map could not be loaded'));
    };
    document.head.append(link);
  });
  return styleLoading;
}
