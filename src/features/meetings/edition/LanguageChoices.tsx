import { SPOKEN_LANGUAGES } from '#features/vocabulary';
import { languageName } from './language-names.ts';

/** Boxes for spoken languages. */
export function LanguageChoices({
  name,
  legend,
  chosen,
  language,
}: {
  name: string;
  legend: string;
  chosen: readonly string[];
  language: string;
}) {
  return (
    <fieldset class="member">
      <legend>{legend}</legend>
      <p class="choices">
        {SPOKEN_LANGUAGES.map((code) => (
          <label>
            <input type="checkbox" name={name} value={code} checked={chosen.includes(code)} />{' '}
            {languageName(code, language)}
          </label>
        ))}
      </p>
    </fieldset>
  );
}
