/// <reference lib="dom" />
import { circleMarker, marker as createMarker, divIcon, type Map as LeafletMap, type Marker } from 'leaflet';
import { groupIntoPins, type Pin, pinAriaLabel, pinLabel } from '../pins.ts';
import { cardTitle, type StreetMapElements } from './page-elements.ts';

const PIN_SIZE_PX = 34;

/** Puts the places of the list on the map, with the numbers of the list; small dots for the others. */
export function addPinMarkers(map: LeafletMap, { places, others }: StreetMapElements): void {
  for (const { lat, lon } of others)
    circleMarker([lat, lon], { radius: 5, interactive: false, className: 'streets-dot' }).addTo(map);
  let current: { key: string; markers: Map<number, Marker> } = { key: '', markers: new Map() };
  const regroup = () => {
    const pins = groupIntoPins(
      places.map(({ number, lat, lon }) => {
        const { x, y } = map.project([lat, lon]);
        return { number, name: cardTitle(number).name, x, y };
      }),
      PIN_SIZE_PX,
    );
    const key = pins.map(({ numbers }) => numbers.join('-')).join();
    if (key === current.key) return;
    const focusedNumber = [...current.markers].find(
      ([, marker]) => marker.getElement() === document.activeElement,
    )?.[0];
    for (const marker of new Set(current.markers.values())) marker.remove();
    const markers = new Map<number, Marker>();
    for (const pin of pins) {
      const marker = addPinMarker(map, pin, places);
      for (const number of pin.numbers) markers.set(number, marker);
    }
    current = { key, markers };
    if (focusedNumber) markers.get(focusedNumber)?.getElement()?.focus({ preventScroll: true });
  };
  regroup();
  map.on('zoomend', regroup);
}

function addPinMarker(map: LeafletMap, pin: Pin, places: StreetMapElements['places']): Marker {
  const { lat = 0, lon = 0 } = places.find(({ number }) => number === pin.numbers[0]) ?? {};
  const icon = divIcon({
    className: 'streets-pin',
    html: pinLabel(pin),
    iconSize: [PIN_SIZE_PX, PIN_SIZE_PX],
  });
  const marker = createMarker([lat, lon], { icon, riseOnHover: true }).addTo(map);
  const element = marker.getElement() as HTMLElement;
  element.setAttribute('aria-label', pinAriaLabel(pin));
  element.addEventListener('keydown', (event) => {
    if (event.key !== ' ') return;
    event.preventDefault();
    marker.openPopup();
  });
  marker.bindPopup(() => linksToCards(pin), {
    closeButton: false,
    offset: [0, -8],
    minWidth: 120,
    maxWidth: 240,
    maxHeight: 180,
    autoPanPadding: [12, 12],
  });
  marker.on('popupopen', ({ popup }) =>
    popup.getElement()?.querySelector('a')?.focus({ preventScroll: true }),
  );
  marker.on('popupclose', ({ popup }) => {
    const { activeElement } = document;
    if (activeElement === document.body || popup.getElement()?.contains(activeElement))
      element.focus({ preventScroll: true });
  });
  return marker;
}

/** The names of the places at a pin, each with a link to its card in the list. */
function linksToCards({ numbers }: Pin): HTMLElement {
  const list = document.createElement('ul');
  list.dir = document.documentElement.dir;
  for (const number of numbers) {
    const { name, lang } = cardTitle(number);
    const link = document.createElement('a');
    link.href = `#place-${number}`;
    const title = document.createElement('bdi');
    title.lang = lang;
    title.textContent = name;
    const badge = document.createElement('span');
    badge.className = 'card-number';
    badge.append(String(number));
    link.append(badge, ' ', title);
    const item = document.createElement('li');
    item.append(link);
    list.append(item);
  }
  return list;
}
