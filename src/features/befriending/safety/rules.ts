import { Temporal } from 'temporal-polyfill';
import { workingDaysAfter } from '#core/time/working-days.ts';
import { isMinor } from '#features/vocabulary/rules.ts';
import type { Answers } from '../model/answers.ts';
import type { CheckKind, Pool } from '../model/rules.ts';

/** What somebody reports, in the order in which it is asked. Stored: they never change. */
export const REPORT_KINDS = ['unsafe', 'touching', 'money', 'insult', 'child', 'lie', 'other'] as const;
export type ReportKind = (typeof REPORT_KINDS)[number];

/** Whom a report is about: who was on the page, somebody else whom one met, or the organisation and its people. */
export const REPORT_ABOUT = ['card', 'somebody', 'organisation'] as const;
export type ReportAbout = (typeof REPORT_ABOUT)[number];

export const MAX_REPORT_LENGTH = 4_000;
export const MAX_REPORT_NAME_LENGTH = 120;
export const MAX_REPORT_REACH_LENGTH = 120;
export const MAX_REPORT_NOTE_LENGTH = 2_000;

/** So many working days somebody may take to look at a report. */
const REPORT_WORKING_DAYS = 2;

/** By which day somebody looks at a report. Days are YYYY-MM-DD. */
export const reportPromise = (received: string): string => workingDaysAfter(received, REPORT_WORKING_DAYS);

/** That an organisation saw a reference or a certificate of conduct, by its date alone. */
export interface MemberCheck {
  kind: Exclude<CheckKind, 'none'>;
  /** The day that stands on it, YYYY-MM-DD. */
  datedOn: string;
  /** When the organisation was last told that it runs out, YYYY-MM-DD. */
  remindedOn: string | null;
}

/** The last day on which a check counts, YYYY-MM-DD: as long as the organisation says, also when it changes that. */
export const checkEnd = ({ datedOn }: MemberCheck, { checkMonths }: Pick<Pool, 'checkMonths'>): string =>
  Temporal.PlainDate.from(datedOn).add({ months: checkMonths }).toString();

/**
 * Whether somebody has the check that an organisation asks for, and it has not run out. It decides about new proposals alone: a
 * pair goes on (`befriending_may_be_proposed` says the same in the database).
 * @param today YYYY-MM-DD
 */
export const isCheckValid = (
  check: MemberCheck | undefined,
  pool: Pick<Pool, 'checkKind' | 'checkMonths'>,
  today: string,
): boolean =>
  pool.checkKind === 'none' ||
  (check !== undefined && check.kind === pool.checkKind && checkEnd(check, pool) >= today);

/** An organisation is told so many days before a check runs out, and once more; a new certificate takes some weeks. */
export const CHECK_REMINDER_DAYS = [56, 14] as const;

/** Whether the organisation is to be told today that a check runs out. Days are YYYY-MM-DD. */
export function isCheckReminderDue(
  check: MemberCheck,
  pool: Pick<Pool, 'checkKind' | 'checkMonths'>,
  today: string,
): boolean {
  if (pool.checkKind !== check.kind || !isCheckValid(check, pool, today)) return false;
  const end = Temporal.PlainDate.from(checkEnd(check, pool));
  return CHECK_REMINDER_DAYS.some((days) => {
    const due = end.subtract({ days }).toString();
    return today >= due && (check.remindedOn ?? '') < due;
  });
}

/** Whether somebody of these people is younger than eighteen: then they meet only where the organisation is, and in company. */
export const hasMinor = (answers: readonly Pick<Answers, 'age'>[]): boolean =>
  answers.some(({ age }) => isMinor(age));
