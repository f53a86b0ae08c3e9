import type { Edition } from '../edition/types.ts';
import { compareByName, indexLetter, indexLetters, nameMatcher } from '../registrations/name-search.ts';
import { breakOutLabel } from './break-out-label.ts';
import type { ListedPerson } from './protocol.ts';
import type { BadgeHolder } from './queries.ts';

/** How many people a page of the list shows: on a phone some 1,000 pixels. */
export const PEOPLE_PER_PAGE = 15;

/** Which part of the list is asked for. */
export interface ListView {
  q: string;
  letter: string;
  /** From 1. */
  page: number;
}

/** One page of the list, and what is needed to leaf through it. */
export interface ListPage<T> {
  rows: T[];
  total: number;
  page: number;
  pages: number;
  /** Letters under which somebody stands, of everybody. */
  letters: string[];
}

/** The part of the list that is asked for; used by the server and by the script on the phone. */
export function pageOfList<T extends { name: string | null; code: string }>(
  people: readonly T[],
  { q, letter, page }: ListView,
): ListPage<T> {
  const matches = nameMatcher(q);
  const found = people
    .filter((person) => matches(person) && (!letter || q !== '' || indexLetter(person) === letter))
    .sort(compareByName);
  const pages = Math.max(1, Math.ceil(found.length / PEOPLE_PER_PAGE));
  const shown = Math.min(Math.max(1, page), pages);
  return {
    rows: found.slice((shown - 1) * PEOPLE_PER_PAGE, shown * PEOPLE_PER_PAGE),
    total: found.length,
    page: shown,
    pages,
    letters: indexLetters(people),
  };
}

/** People as the page and phones list them, with the break-outs where they sit. */
export function listPeople(
  holders: readonly BadgeHolder[],
  seats: ReadonlyMap<string, readonly string[]>,
  edition: Edition,
  language: string,
): ListedPerson[] {
  const labels = new Map<string, string>();
  const whereOf = (registrationId: string): string => {
    const breakOuts = seats.get(registrationId) ?? [];
    const key = breakOuts.join();
    const known = labels.get(key);
    if (known !== undefined) return known;
    const label = breakOutLabel(
      { seats: breakOuts.map((breakOutId) => ({ breakOutId })) },
      edition,
      language,
    );
    labels.set(key, label);
    return label;
  };
  return holders.map(({ code, name, registrationId, arrival }) => ({
    code,
    name,
    where: whereOf(registrationId),
    at: arrival?.at.toISOString() ?? null,
    device: arrival?.device ?? '',
  }));
}

/** Who stands on the list: who comes, and who came although the registration was cancelled. */
export const isListed = ({ cancelled, arrival }: BadgeHolder): boolean => !cancelled || arrival !== null;
