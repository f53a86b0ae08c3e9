import { LANGUAGES, OWN_NAMES, speakVocabulary } from '#features/directory';
import { CheckTile, Tiles } from '#ui';
import type { Asking } from './types.ts';

/** What most people here speak comes first; the rest is one tap away, and open when something in it was chosen. */
const FIRST = 10;

export function LanguagesBody({ language, say, chosen }: Asking) {
  const rest = LANGUAGES.slice(FIRST);
  const tile = (code: (typeof LANGUAGES)[number]) => {
    const own = OWN_NAMES[code];
    const name = speakVocabulary(language)(`language.${code}`);
    return (
      <CheckTile
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
      <legend class="soft">{say('choose-all')}</legend>
      <Tiles>{LANGUAGES.slice(0, FIRST).map(tile)}</Tiles>
      <details open={rest.some((code) => chosen('languages').includes(code))}>
        <summary>{say('languages.more')}</summary>
        <Tiles>{rest.map(tile)}</Tiles>
      </details>
    </fieldset>
  );
}
