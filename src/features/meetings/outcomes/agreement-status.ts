import type { BreakOutOutcome } from './types.ts';

export type AgreementStatus = BreakOutOutcome['state'] | 'silent';

/**
 * The status of an agreement; `silent` when its due date has passed and its owner has not answered since.
 * @param today YYYY-MM-DD
 */
export function agreementStatus(
  agreement: Pick<BreakOutOutcome, 'state' | 'dueOn' | 'answeredAt'>,
  today: string,
): AgreementStatus {
  const { state, dueOn, answeredAt } = agreement;
  if (state !== 'open') return state;
  const answeredOn = answeredAt?.toISOString().slice(0, 10) ?? '';
  return dueOn !== null && dueOn < today && answeredOn <= dueOn ? 'silent' : 'open';
}
