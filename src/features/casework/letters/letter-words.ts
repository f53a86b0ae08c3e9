import { formatFullDay } from '#core/i18n/formats.ts';
import type { Translate } from '#core/i18n/messages.ts';
import type { DocumentBlock, DocumentWords } from '#core/pdf/document.ts';
import type publicMessages from '../messages/public.nl.json';
import type { LetterParties } from './plan-for-letter.ts';

/** The messages in which letters are written. */
export type LetterMessages = Translate<keyof typeof publicMessages & string>;

/** What a letter is written with: its language, and how this language says something. */
export interface LetterLanguage {
  language: string;
  t: LetterMessages;
}

/** Words of somebody who wrote Dutch, in a letter in any language. */
export const inDutch = (text: string, { language }: LetterLanguage): DocumentWords =>
  language === 'nl' ? text : { text, language: 'nl' };

/** A day in words, with its year. */
export const dayIn = (day: string, { language }: LetterLanguage): string => formatFullDay(day, language);

/** What stands above a letter: who sends it, to whom, when, and the number of the case. */
export function headOf(
  { municipality, sender, name, address, caseNumber }: LetterParties,
  day: string,
  letter: LetterLanguage,
): DocumentBlock[] {
  const { t } = letter;
  return [
    { kind: 'lines', lines: [`Gemeente ${municipality}`, ...sender].map((line) => inDutch(line, letter)) },
    { kind: 'lines', lines: [name, ...address].map((line) => inDutch(line, letter)) },
    {
      kind: 'facts',
      facts: [
        { name: t('letters.day'), value: dayIn(day, letter) },
        { name: t('letters.number'), value: inDutch(caseNumber, letter) },
      ],
    },
  ];
}

/** Whom to ask, at the end of a letter. */
export function questionsOf({ guide }: LetterParties, letter: LetterLanguage): DocumentBlock[] {
  const { t } = letter;
  return [
    { kind: 'heading', level: 2, text: t('letters.questions') },
    { kind: 'paragraph', text: t('letters.questions.who', { name: guide.name }) },
    ...(guide.contact.length
      ? [{ kind: 'lines', lines: guide.contact.map((line) => inDutch(line, letter)) } as const]
      : []),
  ];
}
