import type { DocumentBlock, PaperDocument } from '#core/pdf/document.ts';
import { headOf, type LetterLanguage, questionsOf } from './letter-words.ts';
import type { LetterParties } from './plan-for-letter.ts';

/** What somebody told in the intake, read back to them. */
export interface SummaryForLetter extends LetterParties {
  on: string;
  /** The topics in the language of the letter, each with what was told, in the language in which it was written down. */
  topics: readonly { name: string; told: readonly { text: string; language: string }[] }[];
}

/** The summary of the intake in the newcomer's language. */
export const summaryLetter = (summary: SummaryForLetter, letter: LetterLanguage): PaperDocument => ({
  language: letter.language,
  title: letter.t('letters.summary'),
  head: headOf(summary, summary.on, letter),
  blocks: [
    { kind: 'paragraph', text: letter.t('letters.summary.what'), strong: true },
    ...summary.topics.flatMap(({ name, told }): DocumentBlock[] => [
      { kind: 'heading', level: 2, text: name },
      {
        kind: 'list',
        items: told.map((words) => (words.language === letter.language ? words.text : words)),
      },
    ]),
    ...questionsOf(summary, letter),
  ],
});
