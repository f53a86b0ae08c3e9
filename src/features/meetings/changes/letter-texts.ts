import { placesLine } from '../edition/programme.ts';
import { breakOutsOf } from '../edition/rules.ts';
import { textOf, wordsIn } from '../edition/texts.ts';
import type { Edition, Texts } from '../edition/types.ts';
import { whenParts } from '../edition/when.ts';
import type { LetterTexts } from '../letters/types.ts';
import { messagesIn } from '../messages.ts';
import type { ChangeTarget } from './reach.ts';

/** What happened to a meeting, as a letter says it. `edition` is how it is afterwards. */
export interface Change {
  kind: 'moved' | 'cancelled' | 'part-cancelled';
  edition: Edition;
  target?: ChangeTarget | undefined;
  reason: Texts<'reason'>;
}

/** Which message is the subject of a letter about each kind of change. */
export const SUBJECTS = { moved: 'changed', cancelled: 'off', 'part-cancelled': 'part-off' } as const;

/** The title of a part or break-out; of a part without one, what kind it is. */
export function targetTitle(edition: Edition, target: ChangeTarget, language: string): string {
  if (target.kind === 'break-out') {
    const breakOut = breakOutsOf(edition).find(({ id }) => id === target.id);
    return breakOut ? `${breakOut.number}. ${textOf(breakOut.texts, 'title', language)}` : '';
  }
  const part = edition.parts.find(({ id }) => id === target.id);
  return part ? textOf(part.texts, 'title', language) || messagesIn(language)(`kind.${part.kind}`) : '';
}

/** Subject and paragraphs that everybody gets, in one language: what changes, and why. */
export function changeLetter(
  { kind, edition, target, reason }: Change,
  language: string,
): { subject: string; paragraphs: string[] } {
  const t = messagesIn(language);
  const meeting = textOf(edition.texts, 'title', language);
  const when = whenParts(edition, language);
  const why = wordsIn(reason, 'reason', language)?.text ?? '';
  const because = why ? [t('mail.why', { reason: why })] : [];
  const subject = t(`mail.${SUBJECTS[kind]}.subject`, { meeting });
  if (kind === 'cancelled')
    return {
      subject,
      paragraphs: [t('mail.off', { meeting }), ...because],
    };
  if (kind === 'moved') {
    const plan = { meeting, ...when, place: placesLine(edition) };
    return {
      subject,
      paragraphs: [t('mail.changed', plan), ...because],
    };
  }
  const title = target ? targetTitle(edition, target, language) : '';
  return {
    subject,
    paragraphs: [
      t('mail.part-off', { title, meeting, date: when.date }),
      ...because,
      t('mail.part-off.rest'),
    ],
  };
}

/** The letter in every language in which somebody gets it, for the preview and the log. */
export const letterTexts = (change: Change, languages: readonly string[]): LetterTexts =>
  Object.fromEntries(
    [...new Set(languages)].sort().map((language) => {
      const { subject, paragraphs } = changeLetter(change, language);
      return [language, { subject, words: paragraphs.join('\n\n') }];
    }),
  );
