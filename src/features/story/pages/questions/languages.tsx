import { NATIVE_LANGUAGE_NAMES, SPOKEN_LANGUAGES, vocabularyIn } from '#features/vocabulary';
import { CheckboxCard, ChoiceCards } from '#ui';
import type { Asking } from './types.ts';

/** What most people here speak comes first; the rest is one tap away, and open when something in it was chosen. */
const FIRST = 10;

export function LanguagesBody({ language, t, chosen }: Asking) {
  const rest = SPOKEN_LANGUAGES.slice(FIRST);
  const tile = (code: (typeof SPOKEN_LANGUAGES)[number]) => {
    const own = NATIVE_LANGUAGE_NAMES[code];
    const name = vocabularyIn(language)(`language.${code}`);
    return (
      <CheckboxCard
        name="languages"
        value={code}
        icon="globe"
        label={own}
        labelLang={code}
        hint={own === name ? undefined : name}
        checked={chosen('languages').includes(code)}
      />
    );
  };
  return (
    <fieldset>
      <legend class="soft">{t('choose-all')}</legend>
      <ChoiceCards>{SPOKEN_LANGUAGES.slice(0, FIRST).map(tile)}</ChoiceCards>
      <details open={rest.some((code) => chosen('languages').includes(code))}>
        <summary>{t('languages.more')}</summary>
        <ChoiceCards>{rest.map(tile)}</ChoiceCards>
      </details>
    </fieldset>
  );
}
