import {
  LANGUAGE_LETTERS,
  NATIVE_LANGUAGE_NAMES,
  SPOKEN_LANGUAGES,
  type SpokenLanguage,
  vocabularyIn,
} from '#features/vocabulary';
import { CheckboxCard, ChoiceCards } from '#ui';
import type { QuestionBodyProps } from './question-body.ts';

/** How many languages are shown at once: what most people here speak. */
const COMMON_COUNT = 10;

/**
 * The languages somebody speaks, each by a letter of its own script and by its own name. The rest is one tap away, and open when
 * one of them was chosen.
 */
export function LanguageFields({
  language,
  t,
  valuesOf,
  prefix = '',
  legend = t('choose-all'),
}: QuestionBodyProps & { prefix?: string; legend?: string }) {
  const chosen = valuesOf('languages');
  const rest = SPOKEN_LANGUAGES.slice(COMMON_COUNT);
  const card = (code: SpokenLanguage) => {
    const ownName = NATIVE_LANGUAGE_NAMES[code];
    const name = vocabularyIn(language)(`language.${code}`);
    return (
      <CheckboxCard
        name={`${prefix}languages`}
        value={code}
        letter={LANGUAGE_LETTERS[code]}
        label={ownName}
        labelLang={code}
        hint={ownName === name ? undefined : name}
        checked={chosen.includes(code)}
      />
    );
  };
  return (
    <fieldset>
      <legend class="soft">{legend}</legend>
      <ChoiceCards>{SPOKEN_LANGUAGES.slice(0, COMMON_COUNT).map(card)}</ChoiceCards>
      <details open={rest.some((code) => chosen.includes(code))}>
        <summary>{t('languages.more')}</summary>
        <ChoiceCards>{rest.map(card)}</ChoiceCards>
      </details>
    </fieldset>
  );
}
