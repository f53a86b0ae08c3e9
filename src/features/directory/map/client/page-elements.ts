/// <reference lib="dom" />
import { type BoundingBox, parseBoundingBox } from '#core/geo/bounding-box.ts';
import { type NumberedPlace, parsePlaces, parsePoints } from '../point-lists.ts';

/** What of the page the map with streets works with. */
export interface StreetMapElements {
  button: HTMLElement;
  map: HTMLElement;
  whose: HTMLElement;
  search: HTMLAnchorElement;
  back: HTMLElement;
  /** Where trouble is told, and in which words. */
  said: HTMLElement;
  trouble: string;
  /** The drawing and its buttons. */
  drawing: Element[];
  css: string;
  nearest: number;
  box: BoundingBox | undefined;
  places: NumberedPlace[];
  others: { lat: number; lon: number }[];
  words: { label: string; in: string; out: string };
}

export function readPageElements(button: HTMLElement): StreetMapElements {
  const home = document.getElementById('streets') as HTMLElement;
  const part = <T extends HTMLElement>(name: string) => home.querySelector(`[data-part=${name}]`) as T;
  const said = document.getElementById('streets-said') as HTMLElement;
  const {
    css = '',
    nearest,
    box = '',
    places = '',
    others = '',
    label = '',
    in: nearer = '',
    out = '',
  } = home.dataset;
  return {
    button,
    map: part('map'),
    whose: part('whose'),
    search: part<HTMLAnchorElement>('search'),
    back: part('back'),
    said,
    trouble: said.dataset.trouble ?? '',
    drawing: [...(home.parentElement?.children ?? [])].filter((one) => one.matches('svg, nav')),
    css,
    nearest: Number(nearest),
    box: parseBoundingBox(box),
    places: parsePlaces(places),
    others: parsePoints(others),
    words: { label, in: nearer, out },
  };
}

/** A place as the list names it. */
export function cardOf(number: number): { name: string; lang: string } {
  const name = document.querySelector<HTMLElement>(`#place-${number} .card-title bdi`);
  return { name: name?.textContent ?? '', lang: name?.lang ?? '' };
}
