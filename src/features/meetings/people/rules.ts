import type { TableQuery } from '#core/http/table-query.ts';
import { mailboxOf } from '#core/text/email-address.ts';
import { nameKey, nameMatcher } from '../registrations/name-search.ts';
import { NEED_KINDS, type Registration } from '../registrations/types.ts';

export const PEOPLE_SORTS = ['name', 'size', 'seat', 'made', 'changed'] as const;
export type PeopleSort = (typeof PEOPLE_SORTS)[number];

/** Groups of people that the table can show alone. */
export const PEOPLE_GROUPS = [
  'coming',
  'cancelled',
  'without-email',
  'came',
  'not-came',
  'walk-in',
  'double',
] as const;
export type PeopleGroup = (typeof PEOPLE_GROUPS)[number];

export const NO_SEAT = 'none';

/** The address of the table. @param breakOutIds of the edition */
export const peopleTableOptions = (breakOutIds: readonly string[]) => ({
  sorts: PEOPLE_SORTS,
  filters: { need: NEED_KINDS, place: [NO_SEAT, ...breakOutIds], group: PEOPLE_GROUPS },
});

export type PeopleQuery = TableQuery<PeopleSort, 'need' | 'place' | 'group'>;

const isPresent = ({ members }: Registration): boolean => members.some(({ cameAt }) => cameAt);

/** Registrations that the address asks for. Whoever searches finds also who cancelled; else they stand apart. */
export function filterPeople(
  registrations: readonly Registration[],
  { search, filters: { need, place, group } }: Pick<PeopleQuery, 'search' | 'filters'>,
  doubles: ReadonlyMap<string, unknown>,
): Registration[] {
  const isMeant = searchMatcher(search);
  const inGroup: Record<PeopleGroup, (registration: Registration) => boolean> = {
    coming: ({ state }) => state === 'coming',
    cancelled: ({ state }) => state === 'cancelled',
    'without-email': ({ state, email }) => state === 'coming' && !email,
    came: isPresent,
    'not-came': (registration) => registration.state === 'coming' && !isPresent(registration),
    'walk-in': ({ walkIn }) => walkIn,
    double: ({ id }) => doubles.has(id),
  };
  const known = PEOPLE_GROUPS.find((name) => name === group) ?? (search ? undefined : 'coming');
  return registrations.filter(
    (registration) =>
      (known === undefined || inGroup[known](registration)) &&
      (!need || registration.needs.some(({ kind }) => kind === need)) &&
      (!place || sitsIn(registration, place)) &&
      isMeant(registration),
  );
}

const sitsIn = ({ seats, hostsId }: Registration, place: string): boolean =>
  place === NO_SEAT ? seats.length === 0 && !hostsId : seats.some(({ breakOutId }) => breakOutId === place);

/** By a name or code of anybody in the party, part of the e-mail address, or the end of the telephone number. */
function searchMatcher(search: string): (registration: Registration) => boolean {
  if (!search) return () => true;
  const isNamed = nameMatcher(search);
  const text = search.toLowerCase();
  const digits = phoneDigits(search);
  return ({ members, email, phone }) =>
    members.some(({ firstName, code }) => isNamed({ name: firstName, code })) ||
    Boolean(email?.toLowerCase().includes(text)) ||
    (digits.length >= MIN_PHONE_DIGITS && phoneDigits(phone ?? '').endsWith(digits));
}

const MIN_PHONE_DIGITS = 4;
/** Of a Dutch number without its first zero or country code. */
const PHONE_DIGITS = 9;

/** The digits that say which telephone it is: 06-12345678 and +31 6 1234 5678 are one. */
export const phoneDigits = (phone: string): string =>
  phone
    .normalize('NFKC')
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0))
    .replace(/\D/g, '')
    .slice(-PHONE_DIGITS);

/** Why two registrations look like the same people. */
export type DoubleReason = 'email' | 'phone' | 'name';

/** Another registration that looks like the same people. */
export interface Double {
  id: string;
  reason: DoubleReason;
}

/** The order does not matter. */
export const pairKey = (a: string, b: string): string => (a < b ? `${a} ${b}` : `${b} ${a}`);

/** A name shorter than this says too little. */
const MIN_NAME_LENGTH = 3;

/**
 * Registrations that look like the same people: the same e-mail address or telephone, or exactly the same names. Who walked
 * in counts too: perhaps they had registered. Only who comes; and not where somebody said that they are two.
 */
export function findDoubles(
  registrations: readonly Registration[],
  distinct: ReadonlySet<string>,
): Map<string, Double[]> {
  const coming = registrations.filter(({ state }) => state === 'coming');
  const doubles = new Map<string, Double[]>();
  const add = (from: string, to: string, reason: DoubleReason) => {
    const known = doubles.get(from) ?? [];
    if (!known.some(({ id }) => id === to)) doubles.set(from, [...known, { id: to, reason }]);
  };
  const keys: [DoubleReason, (registration: Registration) => string][] = [
    ['email', ({ email }) => (email ? mailboxOf(email) : '')],
    ['phone', ({ phone }) => (phone ? phoneDigits(phone) : '')],
    ['name', nameOfParty],
  ];
  for (const [reason, keyOf] of keys) {
    const groups = new Map<string, Registration[]>();
    for (const registration of coming) {
      const key = keyOf(registration);
      if (key) groups.set(key, [...(groups.get(key) ?? []), registration]);
    }
    for (const group of groups.values())
      for (const one of group)
        for (const other of group)
          if (
            one !== other &&
            !distinct.has(pairKey(one.id, other.id)) &&
            (reason === 'name' || haveSomebodyInCommon(one, other))
          )
            add(one.id, other.id, reason);
  }
  return doubles;
}

/** All names together, whatever their order; empty where somebody gave none. */
function nameOfParty({ members }: Registration): string {
  const names = members.map(({ firstName }) => nameKey(firstName));
  if (names.some((name) => name.length < MIN_NAME_LENGTH)) return '';
  return names.sort().join(' + ');
}

/**
 * May these be names of one person? Every word of the shorter one is in the longer one, whole or as its first letter: “H.
 * Tesfay” and “Helen Tesfay”, but not “Bilal Mansour” and “Rania Mansour”, who share an address.
 */
export function mayBeOnePerson(a: string | null, b: string | null): boolean {
  const [shorter = [], longer = []] = [wordsOf(a), wordsOf(b)].sort((x, y) => x.length - y.length);
  return shorter.every((word) =>
    longer.some((other) => word === other || isInitial(word, other) || isInitial(other, word)),
  );
}

const wordsOf = (name: string | null): string[] => nameKey(name).split(' ').filter(Boolean);
const isInitial = (letter: string, word: string): boolean => letter.length === 1 && word.startsWith(letter);

const haveSomebodyInCommon = (a: Registration, b: Registration): boolean =>
  a.members.some((one) => b.members.some((other) => mayBeOnePerson(one.firstName, other.firstName)));

/** What happens to the people of a registration that is put together with another one. */
export interface MergePlan {
  /** The same person: the badge of `from` leads to `to`. */
  same: { from: string; to: string }[];
  /** Who stands only on the registration that goes: they move. */
  moved: string[];
}

/** People whose names may be one person's are the same, also where one gave none; the others move. */
export function planMerge(
  keep: Pick<Registration, 'members'>,
  drop: Pick<Registration, 'members'>,
): MergePlan {
  const free = [...keep.members];
  const same: MergePlan['same'] = [];
  const take = (index: number, from: string): void => {
    const [to] = free.splice(index, 1);
    if (to) same.push({ from, to: to.id });
  };
  const rest = drop.members.filter(({ id, firstName }) => {
    const index = free.findIndex((member) => firstName && nameKey(member.firstName) === nameKey(firstName));
    if (index >= 0) take(index, id);
    return index < 0;
  });
  // Then names that may be one person's, and a nameless person who is not paired yet.
  const moved = rest.filter(({ id, firstName }) => {
    const index = free.findIndex((member) => mayBeOnePerson(member.firstName, firstName));
    if (index >= 0) take(index, id);
    return index < 0;
  });
  return { same, moved: moved.map(({ id }) => id) };
}
