import { messagesIn } from '../messages.ts';
import type { StepKind } from './rules.ts';

/**
 * Ready sentences that an initiative can send with an answer, by kind of step. Who asked reads them in their own language, so a
 * volunteer says more than yes or no to somebody whose language they do not speak. The database knows the same list.
 */
export const PHRASES = {
  offer: ['welcome', 'try-once', 'bring-someone'],
  confirm: ['see-you', 'come-early', 'bring-someone'],
  queue: ['hear-here', 'elsewhere'],
  talk: ['we-reach-you', 'come-by'],
  decline: ['ask-later', 'elsewhere'],
  start: ['good-start'],
  end: ['thank-you', 'always-welcome'],
  stop: ['elsewhere', 'always-welcome'],
  reopen: ['look-again'],
} as const satisfies Partial<Record<StepKind, readonly string[]>>;

export type Phrase = (typeof PHRASES)[keyof typeof PHRASES][number];

/** Whether a sentence goes with a step of this kind. */
export const isPhraseOf = (kind: StepKind, text: string): text is Phrase =>
  kind in PHRASES && (PHRASES[kind as keyof typeof PHRASES] as readonly string[]).includes(text);

/** A ready sentence as somebody reads it. */
export const phraseText = (phrase: Phrase, language: string): string =>
  messagesIn(language)(`phrase.${phrase}`);
