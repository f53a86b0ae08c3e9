/// <reference lib="dom" />
import { circleMarker, divIcon, type Map as Leaflet, type Marker, marker } from 'leaflet';
import { groupIntoPins, type Pin, pinAriaLabel, pinLabel } from '../pins.ts';
import { cardOf, type StreetMapElements } from './page-elements.ts';

/** How wide a pin is, in points. */
const WIDE = 34;

/** Puts the places of the list on the map, with the numbers of the list; small dots for the others. */
export function addPinMarkers(made: Leaflet, { places, others }: StreetMapElements): void {
  for (const { lat, lon } of others)
    circleMarker([lat, lon], { radius: 5, interactive: false, className: 'streets-dot' }).addTo(made);
  let put: { key: string; markers: Map<number, Marker> } = { key: '', markers: new Map() };
  const group = () => {
    const pins = groupIntoPins(
      places.map(({ number, lat, lon }) => {
        const { x, y } = made.project([lat, lon]);
        return { number, name: cardOf(number).name, x, y };
      }),
      WIDE - 4,
    );
    const key = pins.map(({ numbers }) => numbers.join('-')).join();
    if (key === put.key) return;
    const focused = [...put.markers].find(([, one]) => one.getElement() === document.activeElement)?.[0];
    for (const one of new Set(put.markers.values())) one.remove();
    const markers = new Map<number, Marker>();
    for (const pin of pins) {
      const one = pinAt(made, pin, places);
      for (const number of pin.numbers) markers.set(number, one);
    }
    put = { key, markers };
    if (focused) markers.get(focused)?.getElement()?.focus({ preventScroll: true });
  };
  group();
  made.on('zoomend', group);
}

function pinAt(made: Leaflet, pin: Pin, places: StreetMapElements['places']): Marker {
  const { lat = 0, lon = 0 } = places.find(({ number }) => number === pin.numbers[0]) ?? {};
  const icon = divIcon({ className: 'streets-pin', html: pinLabel(pin), iconSize: [WIDE, WIDE] });
  const one = marker([lat, lon], { icon, riseOnHover: true }).addTo(made);
  const face = one.getElement() as HTMLElement;
  face.setAttribute('aria-label', pinAriaLabel(pin));
  face.addEventListener('keydown', (stroke) => {
    if (stroke.key !== ' ') return;
    stroke.preventDefault();
    one.openPopup();
  });
  one.bindPopup(() => namesOf(pin), {
    closeButton: false,
    offset: [0, -8],
    minWidth: 120,
    maxWidth: 240,
    maxHeight: 180,
    autoPanPadding: [12, 12],
  });
  one.on('popupopen', ({ popup }) => popup.getElement()?.querySelector('a')?.focus({ preventScroll: true }));
  one.on('popupclose', ({ popup }) => {
    const at = document.activeElement;
    if (at === document.body || popup.getElement()?.contains(at)) face.focus({ preventScroll: true });
  });
  return one;
}

/** The names at a pin, each a way to its card in the list. */
function namesOf({ numbers }: Pin): HTMLElement {
  const list = document.createElement('ul');
  list.dir = document.documentElement.dir;
  for (const number of numbers) {
    const { name, lang } = cardOf(number);
    const link = document.createElement('a');
    link.href = `#place-${number}`;
    const title = document.createElement('bdi');
    title.lang = lang;
    title.textContent = name;
    const mark = document.createElement('span');
    mark.className = 'card-number';
    mark.append(String(number));
    link.append(mark, ' ', title);
    const row = document.createElement('li');
    row.append(link);
    list.append(row);
  }
  return list;
}
