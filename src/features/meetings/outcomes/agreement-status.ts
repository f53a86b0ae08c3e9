import type { BreakOutOutcome } from './types.ts';

/** How an agreement stands; `silent` when its day has passed and its owner said nothing since. */
export function standing(
  line: Pick<BreakOutOutcome, 'state' | 'dueOn' | 'answeredAt'>,
  today: string,
): 'open' | 'done' | 'dropped' | 'silent' {
  if (line.state !== 'open') return line.state;
  const answered = line.answeredAt?.toISOString().slice(0, 10) ?? '';
  return line.dueOn !== null && line.dueOn < today && answered <= line.dueOn ? 'silent' : 'open';
}
