/*
 * When a form is refused, what was typed is put into the edition that the page shows, so that nothing has to be typed
 * twice. Nothing here is saved.
 */
import { fromAmsterdam, isCalendarDay } from '#core/time/amsterdam.ts';
import { onDay } from '../edition/programme.ts';
import type { BreakOut, Edition, ProgrammeItem, Venue } from '../edition/types.ts';

/** What the form for a new break-out proposes, in people. */
export const DEFAULT_CAPACITY = 25;

/** Replaces the element with the same id, or adds it after the others when it is new. */
const replaceOrAppend = <T extends { id: string }>(list: readonly T[], element: T): T[] =>
  list.some(({ id }) => id === element.id)
    ? list.map((existing) => (existing.id === element.id ? element : existing))
    : [...list, element];

export function applyEditionInput(
  edition: Edition,
  input: Pick<Edition, 'texts'> & { day: string; wishesUntil: string; state: string },
): Edition {
  const state = (['draft', 'published', 'cancelled'] as const).find((known) => known === input.state);
  return {
    ...edition,
    texts: input.texts,
    state: state ?? edition.state,
    startsAt: isCalendarDay(input.day) ? onDay(edition.startsAt, input.day) : edition.startsAt,
    wishesUntil: isCalendarDay(input.wishesUntil) ? fromAmsterdam(input.wishesUntil, 0) : edition.wishesUntil,
  };
}

/** `from` and `to` are in minutes after midnight, null when what was typed is not a time. */
export function applyProgrammeItemInput(
  edition: Edition,
  input: Pick<ProgrammeItem, 'texts'> & { part: string; day: string; from: number | null; to: number | null },
): Edition {
  const item = edition.parts.find(({ id }) => id === input.part);
  if (!item) return edition;
  const toDate = (minutes: number | null, fallback: Date) =>
    minutes !== null && isCalendarDay(input.day) ? fromAmsterdam(input.day, minutes) : fallback;
  const times = { startsAt: toDate(input.from, item.startsAt), endsAt: toDate(input.to, item.endsAt) };
  return { ...edition, parts: replaceOrAppend(edition.parts, { ...item, ...times, texts: input.texts }) };
}

export const applyVenueInput = (
  edition: Edition,
  input: Omit<Venue, 'id'> & { id: string | null },
): Edition => ({
  ...edition,
  venues: replaceOrAppend(edition.venues, { ...input, id: input.id ?? '' }),
});

export function applyBreakOutInput(
  edition: Edition,
  input: Omit<Partial<BreakOut>, 'id'> &
    Pick<BreakOut, 'hostName' | 'texts'> & { part: string; id: string | null },
): Edition {
  const { part: partId, ...fields } = input;
  const numberOr = (value: number | undefined, fallback: number) =>
    value !== undefined && Number.isFinite(value) ? value : fallback;
  const parts = edition.parts.map((item) => {
    if (item.id !== partId) return item;
    const existing = item.breakOuts.find(({ id }) => id === input.id);
    const breakOut: BreakOut = {
      hostOrganisationId: null,
      number: item.breakOuts.length + 1,
      seatsTaken: 0,
      room: null,
      languages: [],
      interpreters: [],
      stepFree: null,
      ...existing,
      ...fields,
      partId,
      id: input.id ?? '',
      capacity: numberOr(input.capacity, existing?.capacity ?? DEFAULT_CAPACITY),
      minAttendees: numberOr(input.minAttendees, existing?.minAttendees ?? 0),
    };
    return { ...item, breakOuts: replaceOrAppend(item.breakOuts, breakOut) };
  });
  return { ...edition, parts };
}
