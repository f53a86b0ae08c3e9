/// <reference lib="dom" />
import { type BoundingBox, parseBoundingBox } from '#core/geo/bounding-box.ts';
import { type NumberedPlace, parsePlaces, parsePoints } from '../point-lists.ts';

/** The elements of the page that the street map uses, and the data that the server put on them. */
export interface StreetMapElements {
  button: HTMLElement;
  map: HTMLElement;
  attribution: HTMLElement;
  searchLink: HTMLAnchorElement;
  backButton: HTMLElement;
  /** A live region; `errorText` is shown in it when tiles cannot be fetched. */
  status: HTMLElement;
  errorText: string;
  /** The drawing and its buttons, hidden while the street map is open. */
  drawing: Element[];
  cssUrl: string;
  maxZoom: number;
  box: BoundingBox | undefined;
  places: NumberedPlace[];
  others: { lat: number; lon: number }[];
  labels: { map: string; zoomIn: string; zoomOut: string };
}

export function readPageElements(button: HTMLElement): StreetMapElements {
  const container = document.getElementById('streets') as HTMLElement;
  const part = <T extends HTMLElement>(name: string) => container.querySelector(`[data-part=${name}]`) as T;
  const status = document.getElementById('streets-said') as HTMLElement;
  const { dataset } = container;
  return {
    button,
    map: part('map'),
    attribution: part('whose'),
    searchLink: part<HTMLAnchorElement>('search'),
    backButton: part('back'),
    status,
    errorText: status.dataset.trouble ?? '',
    drawing: [...(container.parentElement?.children ?? [])].filter((element) =>
      element.matches('.map-frame'),
    ),
    cssUrl: dataset.css ?? '',
    maxZoom: Number(dataset.nearest),
    box: parseBoundingBox(dataset.box ?? ''),
    places: parsePlaces(dataset.places ?? ''),
    others: parsePoints(dataset.others ?? ''),
    labels: { map: dataset.label ?? '', zoomIn: dataset.in ?? '', zoomOut: dataset.out ?? '' },
  };
}

/** The name of a place as its card in the list says it, and the language of that name. */
export function cardTitle(number: number): { name: string; lang: string } {
  const title = document.querySelector<HTMLElement>(`#place-${number} .card-title bdi`);
  return { name: title?.textContent ?? '', lang: title?.lang ?? '' };
}
