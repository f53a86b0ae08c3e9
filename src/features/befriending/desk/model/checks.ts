import { Temporal } from 'temporal-polyfill';
import type { Pool } from '../../model/rules.ts';

/**
 * The state of what an organisation asks of everybody: `none` asks nothing; `soon` still counts and runs out within the time in
 * which a new certificate comes; `over` ran out: what goes on goes on, and nothing new is proposed.
 */
export type CheckState = 'none' | 'good' | 'soon' | 'over' | 'missing';

/** A certificate of conduct takes four weeks; so long and longer before it runs out the desk says so. */
export const WARNING_DAYS = 60;

/** The last day on which a check of a day counts, YYYY-MM-DD. */
export const lastDayOf = (pool: Pick<Pool, 'checkMonths'>, checkedOn: string): string =>
  Temporal.PlainDate.from(checkedOn).add({ months: pool.checkMonths }).toString();

/** The state of one check on a day. */
export function checkState(
  pool: Pick<Pool, 'checkKind' | 'checkMonths'>,
  checkedOn: string | null,
  today: string,
): CheckState {
  if (pool.checkKind === 'none') return 'none';
  if (checkedOn === null) return 'missing';
  const lastDay = lastDayOf(pool, checkedOn);
  if (lastDay < today) return 'over';
  return lastDay <= Temporal.PlainDate.from(today).add({ days: WARNING_DAYS }).toString() ? 'soon' : 'good';
}

const WORST_FIRST: readonly CheckState[] = ['missing', 'over', 'soon', 'good', 'none'];

/** The state of a card: that of the person whose check lacks most. */
export function checkOfCard(
  pool: Pick<Pool, 'checkKind' | 'checkMonths'>,
  days: readonly (string | null)[],
  today: string,
): { check: CheckState; checkedOn: string | null } {
  const states = days.map((day) => checkState(pool, day, today));
  const check = WORST_FIRST.find((state) => states.includes(state)) ?? 'none';
  const oldest = days.includes(null) || check === 'none' ? null : (days.toSorted()[0] ?? null);
  return { check, checkedOn: oldest };
}
