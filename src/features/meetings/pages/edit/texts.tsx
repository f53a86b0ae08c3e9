import { interfaceLanguages } from '#kernel/i18n.ts';
import { TextField, WordsField } from '#ui';
import { speak } from '../../messages/index.ts';
import { WRITTEN } from '../../rules/programme.ts';
import type { Texts } from '../../types.ts';

type Key = 'title' | 'summary' | 'about' | 'question' | 'subject' | 'words' | 'way';
const LONG = new Set<Key>(['summary', 'about', 'question', 'words', 'way']);

/** The same words in the languages in which the team writes, beside each other on a desk. */
export function TextsFields<K extends Key>({
  id,
  keys,
  texts,
  language,
}: {
  id: string;
  keys: readonly K[];
  texts: Texts<K>;
  language: string;
}) {
  const say = speak(language);
  return (
    <div class="side-by-side">
      {WRITTEN.map((code) => {
        const known = interfaceLanguages.find((one) => one.code === code);
        return (
          <fieldset class="member">
            <legend lang={code}>{known?.name ?? code}</legend>
            {keys.map((key) => {
              const name = `${key}-${code}`;
              const field = { id: `${id}-${name}`, name, label: say(`text.${key}`), lang: code };
              const value = texts[code]?.[key] ?? '';
              return LONG.has(key) ? (
                <WordsField {...field} value={value} rows={3} />
              ) : (
                <TextField {...field} value={value} />
              );
            })}
          </fieldset>
        );
      })}
    </div>
  );
}
