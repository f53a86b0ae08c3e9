import { kilometres } from '#features/atlas';
import type { Initiative } from '../types.ts';
import { type Filters, fits } from './filters.ts';
import { hasSunk } from './fresh.ts';

const PER_PAGE = 20;

/** What a list page shows: the certain ones, then those of which something asked is not known. */
export interface Found {
  certain: Initiative[];
  perhaps: Initiative[];
  /** Of all pages together. */
  count: { certain: number; perhaps: number };
  pages: number;
}

/** Small letters without marks, for comparing what people type. */
const fold = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

const folded = new WeakMap<Initiative, string>();

/** Everything one can search in: names and texts in every language, organisation, place. */
function haystack(initiative: Initiative): string {
  let text = folded.get(initiative);
  if (text === undefined) {
    const texts = Object.values(initiative.texts).flatMap(({ name, summary, description }) => [
      name,
      summary,
      description ?? '',
    ]);
    text = fold(
      [...texts, initiative.organisation.name, initiative.town ?? '', initiative.placeName ?? ''].join(
        ' \n ',
      ),
    );
    folded.set(initiative, text);
  }
  return text;
}

/** As if it were so many kilometres further: what nobody confirmed for long comes after what is near and fresh. */
const SINKS_KM = 10;

/** Lists what fits, a page at a time: what was confirmed first; nearest first when a town is given, else by name. */
export function search(all: readonly Initiative[], filters: Filters, now: Date): Found {
  const words = fold(filters.q)
    .split(/[\s,.;:!?]+/)
    .filter(Boolean);
  const certain: Initiative[] = [];
  const perhaps: Initiative[] = [];
  for (const initiative of all) {
    if (words.length && !words.every((word) => haystack(initiative).includes(word))) continue;
    const sure = fits(initiative, filters);
    if (sure !== 'no') (sure === 'yes' ? certain : perhaps).push(initiative);
  }
  const { near } = filters;
  if (near) {
    const far = (one: Initiative) =>
      one.lat === null || one.lon === null ? 999 : kilometres(near, { lat: one.lat, lon: one.lon });
    const off = (one: Initiative) => far(one) + (hasSunk(one, now) ? SINKS_KM : 0);
    for (const part of [certain, perhaps]) part.sort((a, b) => off(a) - off(b));
  } else {
    for (const part of [certain, perhaps])
      part.sort((a, b) => Number(hasSunk(a, now)) - Number(hasSunk(b, now)));
  }
  const from = (filters.page - 1) * PER_PAGE;
  const perhapsFrom = Math.max(0, from - certain.length);
  const shown = certain.slice(from, from + PER_PAGE);
  return {
    certain: shown,
    perhaps:
      from + PER_PAGE > certain.length
        ? perhaps.slice(perhapsFrom, perhapsFrom + PER_PAGE - shown.length)
        : [],
    count: { certain: certain.length, perhaps: perhaps.length },
    pages: Math.max(1, Math.ceil((certain.length + perhaps.length) / PER_PAGE)),
  };
}
