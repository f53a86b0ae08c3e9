import type { TypedLearning } from './RecordFields.tsx';
import type { LearningKind } from './rules.ts';

/** Whole hours as typed; nothing is none. What is no number is refused later. */
const hoursIn = (text: string): number => (text.trim() === '' ? 0 : Number(text.trim()));

/** What a form says about one kind of record, for its schema to judge. */
export function readLearningData(
  kind: LearningKind,
  { get, getAll }: TypedLearning,
): Record<string, unknown> {
  switch (kind) {
    case 'level':
      return { skill: get('skill'), level: get('level') };
    case 'attendance':
      return {
        from: get('from'),
        planned: hoursIn(get('planned')),
        attended: hoursIn(get('attended')),
        cancelled: hoursIn(get('cancelled')),
        reasons: [...new Set(getAll('reasons'))],
      };
    case 'progress':
      return { pace: get('pace') };
    case 'step':
      return { by: get('by'), doneOn: null };
  }
}
