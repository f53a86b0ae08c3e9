import { messagesIn } from '../messages.ts';
import type { AnswerFields } from './answer-fields.ts';
import { LanguageFields } from './LanguagesBody.tsx';

/** The languages that somebody speaks, for the form of another feature, which says itself what it asks. */
export const SpokenLanguageFields = ({
  language,
  fields,
  legend,
}: {
  language: string;
  /** What is chosen now. */
  fields: AnswerFields;
  legend: string;
}) => (
  <LanguageFields
    language={language}
    t={messagesIn(language)}
    valuesOf={(field) => fields[field] ?? []}
    today=""
    towns={[]}
    legend={legend}
  />
);
