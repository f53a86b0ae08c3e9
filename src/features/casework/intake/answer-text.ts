import { joinNames } from '#core/i18n/formats.ts';
import { vocabularyIn } from '#features/vocabulary';
import type { AccessFeature, Level, SpokenLanguage } from '#features/vocabulary/rules.ts';
import { messagesIn } from '../messages.ts';
import { type AnswerValue, isDeclined } from './answers.ts';
import {
  type ChoiceName,
  DECLINED,
  describeQuestion,
  type IntakeQuestion,
  isChoiceName,
} from './questions.ts';

/** Names that the runtime has of languages and countries under another code. */
const RUNTIME_CODES: Record<string, string> = { kmr: 'ku' };

type PublicKey = Parameters<ReturnType<typeof messagesIn>>[0];

/** A question as it is asked and read back. */
export function questionLabel(question: IntakeQuestion, language: string): string {
  const t = messagesIn(language);
  return isChoiceName(question) ? t(`intake.q.${question}`) : t('intake.words');
}

/** A ready-made answer in a language. */
export function choiceLabel(question: ChoiceName, choice: string, language: string): string {
  const t = messagesIn(language);
  if (choice === DECLINED) return t('intake.declined');
  const vocabulary = vocabularyIn(language);
  switch (describeQuestion(question).names) {
    case 'language':
      return vocabulary(`language.${choice as SpokenLanguage}`);
    case 'level':
      return vocabulary(`level.${choice as Level}`);
    case 'access':
      return vocabulary(`access.${choice as AccessFeature}`);
    case 'mode':
      return vocabulary(`mode.${choice as 'walk'}`);
    case 'country':
      return countryName(choice, language);
    case 'own':
      return t(`intake.o.${choice}` as PublicKey);
  }
}

/** A country in a language; in English where the runtime has no name in that language. */
export function countryName(code: string, language: string): string {
  if (code === 'ZZ') return messagesIn(language)('intake.o.other-country');
  const names = new Intl.DisplayNames([RUNTIME_CODES[language] ?? language, 'en'], { type: 'region' });
  return names.of(code) ?? code;
}

/** An answer in a language; words stay in the language in which they were written. */
export function answerLabel(question: IntakeQuestion, value: AnswerValue, language: string): string {
  if (isDeclined(value)) return messagesIn(language)('intake.declined');
  if (!isChoiceName(question)) return value.words ?? '';
  return joinNames(
    value.choices.map((choice) => choiceLabel(question, choice, language)),
    language,
  );
}
