import { ok, type Result, refuse } from '#core/result.ts';
import type { HiddenReason } from '../model/rules.ts';

/** Where own words of somebody stand; published they are from `confirmed` on. */
export const CONTRIBUTION_STATES = [
  'recorded',
  'transcribed',
  'paraphrased',
  'confirmed',
  'routed',
  'refused',
  'withdrawn',
] as const;
export type ContributionState = (typeof CONTRIBUTION_STATES)[number];

/** Why a second reader does not let words through. */
export const REFUSAL_REASONS = [
  'person',
  'hurtful',
  'duplicate',
  'unclear',
  'other-subject',
] as const satisfies readonly HiddenReason[];
export type RefusalReason = (typeof REFUSAL_REASONS)[number];

/** What decides about a contribution. */
export interface ContributionStanding {
  state: ContributionState;
  /** What everybody would read; null while nobody wrote it down. */
  words: string | null;
  transcript: string | null;
  /** The reader who wrote the words; null when the speaker did. */
  writtenBy: string | null;
  reason: RefusalReason | null;
}

export type ContributionEvent =
  /** A reader wrote down what was said, and perhaps already what everybody would read. */
  | { kind: 'written'; by: string; transcript: string; words: string | null }
  /** The speaker says: yes, that is what I mean. */
  | { kind: 'confirmed' }
  /** The speaker says it in other words. */
  | { kind: 'changed'; words: string }
  | { kind: 'withdrawn' }
  /** A second reader understands the words, or says why they cannot be shown. */
  | { kind: 'approved'; by: string }
  | { kind: 'refused'; by: string; reason: RefusalReason };

export type ContributionRefusal = 'not-now' | 'same-reader';

/** How somebody's own words begin: what was typed is shown back at once, what was spoken is written down first. */
export const newStanding = (words: string | null): ContributionStanding => ({
  state: words === null ? 'recorded' : 'paraphrased',
  words,
  transcript: null,
  writtenBy: null,
  reason: null,
});

/** Whether others may see the words: never before the speaker confirmed exactly these. */
export const isPublished = ({ state }: Pick<ContributionStanding, 'state'>): boolean =>
  state === 'confirmed' || state === 'routed';

/** Where own words stand after something happened; refused when it cannot happen now. */
export function afterEvent(
  standing: ContributionStanding,
  event: ContributionEvent,
): Result<ContributionStanding, ContributionRefusal> {
  const { state } = standing;
  switch (event.kind) {
    case 'written':
      if (state !== 'recorded' && state !== 'transcribed') return refuse('not-now');
      return ok({
        ...standing,
        state: event.words === null ? 'transcribed' : 'paraphrased',
        transcript: event.transcript,
        words: event.words,
        writtenBy: event.by,
      });
    case 'confirmed':
      return state === 'paraphrased' ? ok({ ...standing, state: 'confirmed' }) : refuse('not-now');
    case 'changed':
      return state === 'paraphrased'
        ? ok({ ...standing, words: event.words, writtenBy: null })
        : refuse('not-now');
    case 'withdrawn':
      return state === 'withdrawn'
        ? refuse('not-now')
        : ok({ ...standing, state: 'withdrawn', words: null, transcript: null, reason: null });
    case 'approved':
    case 'refused':
      if (state !== 'confirmed') return refuse('not-now');
      // Who wrote the words reads in them what they meant to write.
      if (event.by === standing.writtenBy) return refuse('same-reader');
      return ok(
        event.kind === 'approved'
          ? { ...standing, state: 'routed' }
          : { ...standing, state: 'refused', reason: event.reason },
      );
  }
}
