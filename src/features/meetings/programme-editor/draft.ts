import { fromAmsterdam, isCalendarDay } from '#core/time/amsterdam.ts';
import { onDay } from '../edition/programme.ts';
import type { BreakOut, Edition, ProgrammeItem, Venue } from '../edition/types.ts';

/** In its place in the list, or after the others when it is new. */
const put = <T extends { id: string }>(list: readonly T[], one: T): T[] =>
  list.some(({ id }) => id === one.id)
    ? list.map((each) => (each.id === one.id ? one : each))
    : [...list, one];

/*
 * What somebody typed and what could not be kept yet, put into the edition as it is: so that the form shows it again.
 */

export function draftEdition(
  edition: Edition,
  typed: Pick<Edition, 'texts'> & { day: string; wishesUntil: string; state: string },
): Edition {
  const state = (['draft', 'published', 'cancelled'] as const).find((known) => known === typed.state);
  return {
    ...edition,
    texts: typed.texts,
    state: state ?? edition.state,
    startsAt: isCalendarDay(typed.day) ? onDay(edition.startsAt, typed.day) : edition.startsAt,
    wishesUntil: isCalendarDay(typed.wishesUntil) ? fromAmsterdam(typed.wishesUntil, 0) : edition.wishesUntil,
  };
}

export function draftPart(
  edition: Edition,
  typed: Pick<ProgrammeItem, 'texts'> & { part: string; day: string; from: number | null; to: number | null },
): Edition {
  const before = edition.parts.find(({ id }) => id === typed.part);
  if (!before) return edition;
  const at = (minutes: number | null, else_: Date) =>
    minutes !== null && isCalendarDay(typed.day) ? fromAmsterdam(typed.day, minutes) : else_;
  const times = { startsAt: at(typed.from, before.startsAt), endsAt: at(typed.to, before.endsAt) };
  return { ...edition, parts: put(edition.parts, { ...before, ...times, texts: typed.texts }) };
}

export const draftVenue = (edition: Edition, typed: Omit<Venue, 'id'> & { id: string | null }): Edition => ({
  ...edition,
  venues: put(edition.venues, { ...typed, id: typed.id ?? '' }),
});

export function draftBreakOut(
  edition: Edition,
  typed: Omit<Partial<BreakOut>, 'id'> &
    Pick<BreakOut, 'hostName' | 'texts'> & { part: string; id: string | null },
): Edition {
  const parts = edition.parts.map((part) => {
    if (part.id !== typed.part) return part;
    const before = part.breakOuts.find(({ id }) => id === typed.id);
    const { part: partId, ...rest } = typed;
    const whole = (number: number | undefined, else_: number) =>
      Number.isFinite(number) ? Number(number) : else_;
    const one: BreakOut = {
      hostOrganisationId: null,
      number: part.breakOuts.length + 1,
      seatsTaken: 0,
      room: null,
      languages: [],
      interpreters: [],
      stepFree: null,
      ...before,
      ...rest,
      partId,
      id: typed.id ?? '',
      capacity: whole(typed.capacity, before?.capacity ?? 25),
      minAttendees: whole(typed.minAttendees, before?.minAttendees ?? 0),
    };
    return { ...part, breakOuts: put(part.breakOuts, one) };
  });
  return { ...edition, parts };
}
