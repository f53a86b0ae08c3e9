import { fromAmsterdam, toAmsterdam } from '#core/time/amsterdam.ts';
import type { Edition } from './types.ts';

const END_OF_DAY_MINUTES = 23 * 60 + 59;
const DAY_MS = 86_400_000;
/** How long before a meeting people can choose, when nobody said otherwise. */
const WISHES_CLOSE_DAYS = 7;

/** What a meeting needs before it can be public, and what makes it better. The order is that of the list. */
export const PUBLICATION_NEEDS = [
  'title',
  'day',
  'place',
  'link',
  'programme',
  'break-outs',
  'wishes',
] as const;
export const PUBLICATION_ADVICE = [
  'summary',
  'english',
  'way',
  'step-free',
  'languages',
  'capacity',
] as const;
export type PublicationNeed = (typeof PUBLICATION_NEEDS)[number];
export type PublicationAdvice = (typeof PUBLICATION_ADVICE)[number];

/** What still has to be done before everybody may see a meeting, and what may be done as well. */
export function publicationChecklist(
  edition: Edition,
  links: ReadonlyMap<string, string>,
  now: Date,
): { missing: PublicationNeed[]; advice: PublicationAdvice[] } {
  const { texts, venues, parts } = edition;
  const needs: Record<PublicationNeed, boolean> = {
    title: Boolean(texts.nl?.title),
    day: edition.startsAt > now,
    place: venues.length > 0,
    link: venues.every(({ id, online }) => !online || links.has(id)),
    programme: parts.length > 0,
    'break-outs': parts.every(({ kind, breakOuts }) => kind !== 'break-outs' || breakOuts.length > 0),
    wishes: edition.wishesUntil < edition.startsAt,
  };
  const places = venues.filter(({ online }) => !online);
  const good: Record<PublicationAdvice, boolean> = {
    summary: Boolean(texts.nl?.summary),
    english: Boolean(texts.en?.title),
    way: places.every((venue) => Boolean(venue.texts.nl?.way)),
    'step-free': places.every(({ stepFree }) => stepFree !== null),
    languages: edition.languages.length > 0,
    capacity: edition.capacity !== null,
  };
  return {
    missing: PUBLICATION_NEEDS.filter((need) => !needs[need]),
    advice: PUBLICATION_ADVICE.filter((advice) => !good[advice]),
  };
}

/** Until when people can choose, when nobody said: a week before, or else until the evening before; always before it starts. */
export function defaultWishesUntil(startsAt: Date, now: Date): Date {
  const weekBefore = new Date(startsAt.getTime() - WISHES_CLOSE_DAYS * DAY_MS);
  const day = weekBefore > now ? weekBefore : new Date(startsAt.getTime() - DAY_MS);
  return fromAmsterdam(toAmsterdam(day).day, END_OF_DAY_MINUTES);
}

/** The end of a day on which people can still choose. */
export const endOfDay = (day: string): Date => fromAmsterdam(day, END_OF_DAY_MINUTES);

const MAX_SLUG_CHARACTERS = 50;

/** A title as the address of a page: Latin letters, digits and hyphens; `meeting` when it has none of those. */
export function slugOf(title: string): string {
  const slug = title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9\s-]/g, '')
    .trim()
    .replace(/[\s-]+/g, '-')
    .slice(0, MAX_SLUG_CHARACTERS)
    .replace(/^-+|-+$/g, '');
  return slug.length >= 3 ? slug : 'meeting';
}
