import { NATIVE_LANGUAGE_NAMES, SPOKEN_LANGUAGES, vocabularyIn } from '#features/vocabulary';
import { CheckboxCard, ChoiceCards } from '#ui';
import type { QuestionBodyProps } from './question-body.ts';

/** How many languages are shown at once: what most people here speak. */
const COMMON_COUNT = 10;

/** The rest of the languages is one tap away, and open when one of them was chosen. */
export function LanguagesBody({ language, t, valuesOf }: QuestionBodyProps) {
  const rest = SPOKEN_LANGUAGES.slice(COMMON_COUNT);
  const card = (code: (typeof SPOKEN_LANGUAGES)[number]) => {
    const ownName = NATIVE_LANGUAGE_NAMES[code];
    const name = vocabularyIn(language)(`language.${code}`);
    return (
      <CheckboxCard
        name="languages"
        value={code}
        icon="globe"
        label={ownName}
        labelLang={code}
        hint={ownName === name ? undefined : name}
        checked={valuesOf('languages').includes(code)}
      />
    );
  };
  return (
    <fieldset>
      <legend class="soft">{t('choose-all')}</legend>
      <ChoiceCards>{SPOKEN_LANGUAGES.slice(0, COMMON_COUNT).map(card)}</ChoiceCards>
      <details open={rest.some((code) => valuesOf('languages').includes(code))}>
        <summary>{t('languages.more')}</summary>
        <ChoiceCards>{rest.map(card)}</ChoiceCards>
      </details>
    </fieldset>
  );
}
