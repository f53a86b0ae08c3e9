import { Temporal } from 'temporal-polyfill';
import type { Pool } from '../../model/rules.ts';
import {
  CHECK_REMINDER_DAYS,
  type MemberCheck as Check,
  checkEnd,
  isCheckValid,
} from '../../safety/rules.ts';

/**
 * The state of what an organisation asks of everybody: `none` asks nothing; `soon` still counts and runs out within the time in
 * which a new certificate comes; `over` ran out: what goes on goes on, and nothing new is proposed.
 */
export type CheckState = 'none' | 'good' | 'soon' | 'over' | 'missing';

type Asked = Pick<Pool, 'checkKind' | 'checkMonths'>;

/** The state of one check on a day. */
export function checkState(pool: Asked, check: Check | undefined, today: string): CheckState {
  if (pool.checkKind === 'none') return 'none';
  if (check?.kind !== pool.checkKind) return 'missing';
  if (!isCheckValid(check, pool, today)) return 'over';
  const warning = Temporal.PlainDate.from(checkEnd(check, pool)).subtract({ days: CHECK_REMINDER_DAYS[0] });
  return today >= warning.toString() ? 'soon' : 'good';
}

const WORST_FIRST: readonly CheckState[] = ['missing', 'over', 'soon', 'good', 'none'];

/** The state of a card: that of the person whose check lacks most, with the oldest day. */
export function checkOfCard(
  pool: Asked,
  checks: readonly (Check | undefined)[],
  today: string,
): { check: CheckState; checkedOn: string | null } {
  const states = checks.map((check) => checkState(pool, check, today));
  const check = WORST_FIRST.find((state) => states.includes(state)) ?? 'none';
  const days = checks.flatMap((noted) => (noted ? [noted.datedOn] : []));
  const isComplete = check !== 'none' && check !== 'missing';
  return { check, checkedOn: isComplete ? (days.toSorted()[0] ?? null) : null };
}
