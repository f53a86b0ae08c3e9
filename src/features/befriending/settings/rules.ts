import { z } from 'zod';
import { CHECK_KINDS } from '../model/rules.ts';

const MIN_TRY_OUT_WEEKS = 2;
const MAX_TRY_OUT_WEEKS = 12;
const MIN_CHECK_MONTHS = 6;
const MAX_CHECK_MONTHS = 60;

export const tryOutWeeksInput = z.coerce.number().int().min(MIN_TRY_OUT_WEEKS).max(MAX_TRY_OUT_WEEKS);
export const checkMonthsInput = z.coerce.number().int().min(MIN_CHECK_MONTHS).max(MAX_CHECK_MONTHS);
export const checkKindInput = z.enum(CHECK_KINDS);

/** What somebody typed, as it is shown again. */
export interface TypedPoolSettings {
  open: boolean;
  checkKind: string;
  checkMonths: string;
  minors: boolean;
  tryOutWeeks: string;
  maximum: boolean;
  nightly: boolean;
}

/** Which fields hold something that cannot be kept. */
export const troubledFields = (typed: TypedPoolSettings): ('tryOutWeeks' | 'checkMonths')[] => [
  ...(tryOutWeeksInput.safeParse(typed.tryOutWeeks).success ? [] : (['tryOutWeeks'] as const)),
  ...(checkMonthsInput.safeParse(typed.checkMonths).success ? [] : (['checkMonths'] as const)),
];
