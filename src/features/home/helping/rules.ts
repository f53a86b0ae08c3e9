import type { Initiative } from '#features/directory/rules.ts';
import { GIFTS, type Gift } from '#features/vocabulary/rules.ts';

/** How often somebody wants to help. */
export const HELP_RHYTHMS = ['weekly', 'sometimes'] as const;
export type HelpRhythm = (typeof HELP_RHYTHMS)[number];

/** What somebody who wants to help says, beside when and where, as the address says it. */
export interface HelpWishes {
  gift?: Gift | undefined;
  often?: HelpRhythm | undefined;
}

/** Reads it; what is unknown is left out. */
export const readHelpWishes = (query: URLSearchParams): HelpWishes => ({
  gift: GIFTS.find((gift) => gift === query.get('gift')),
  often: HELP_RHYTHMS.find((rhythm) => rhythm === query.get('often')),
});

/** How well an initiative fits: `unknown` where it did not tell. Never "no" on a missing answer. */
export function helpMatch(it: Initiative, { gift, often }: HelpWishes): 'yes' | 'unknown' | 'no' {
  const answers = [
    gift ? (it.giftsWanted.includes(gift) ? 'yes' : it.giftsWanted.length > 0 ? 'no' : 'unknown') : 'yes',
    often ? (it.times.length === 0 ? 'unknown' : hasRhythm(it, often) ? 'yes' : 'no') : 'yes',
  ] as const;
  if (answers.includes('no')) return 'no';
  return answers.includes('unknown') ? 'unknown' : 'yes';
}

const hasRhythm = ({ times }: Initiative, often: HelpRhythm): boolean =>
  times.some(({ recurrence }) => Boolean(recurrence) === (often === 'sometimes'));
