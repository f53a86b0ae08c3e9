import { z } from 'zod';

/** How many places there are; empty: they are not counted. */
export const placesInput = z.union([
  z.literal('').transform(() => null),
  z.coerce.number().int().min(0).max(9999),
]);

/** Within how many working days an answer is promised. */
export const answerDaysInput = z.coerce.number().int().min(1).max(15);

/** The last day (YYYY-MM-DD) of a leave; empty: none. */
export const leaveInput = z.union([z.literal('').transform(() => null), z.iso.date()]);

/** What somebody typed, as it is shown again. */
export interface TypedSettings {
  open: boolean;
  automatic: boolean;
  places: string;
  answerDays: string;
  leaveUntil: string;
}

/** Which fields hold something that cannot be kept. */
export const troubledFields = (typed: TypedSettings): (keyof TypedSettings)[] => [
  ...(placesInput.safeParse(typed.places).success ? [] : (['places'] as const)),
  ...(answerDaysInput.safeParse(typed.answerDays).success ? [] : (['answerDays'] as const)),
  ...(leaveInput.safeParse(typed.leaveUntil).success ? [] : (['leaveUntil'] as const)),
];
