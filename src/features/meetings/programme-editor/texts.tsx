import { interfaceLanguages } from '#core/i18n/languages.ts';
import { TextArea, TextField } from '#ui';
import { TEXT_LANGUAGES } from '../edition/programme.ts';
import type { Texts } from '../edition/types.ts';
import { teamMessagesIn } from '../messages.ts';

type Key = 'title' | 'summary' | 'about' | 'question' | 'subject' | 'words' | 'way';
const LONG = new Set<Key>(['summary', 'about', 'question', 'words', 'way']);

/** The same words in every language in which they may be written, beside each other on a desk. */
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
  const t = teamMessagesIn(language);
  const inLanguage = (code: string) => (
    <fieldset class="member">
      <legend lang={code}>{interfaceLanguages.find((one) => one.code === code)?.name ?? code}</legend>
      {keys.map((key) => {
        const name = `${key}-${code}`;
        const field = { id: `${id}-${name}`, name, label: t(`text.${key}`), lang: code };
        const value = texts[code]?.[key] ?? '';
        return LONG.has(key) ? (
          <TextArea {...field} value={value} rows={3} />
        ) : (
          <TextField {...field} value={value} />
        );
      })}
    </fieldset>
  );
  const open = TEXT_LANGUAGES.filter((code) => code === 'nl' || code === 'en' || texts[code]);
  const others = TEXT_LANGUAGES.filter((code) => !open.includes(code));
  return (
    <>
      <div class="side-by-side">{open.map(inLanguage)}</div>
      {others.length > 0 && (
        <details>
          <summary>{t('text.more')}</summary>
          <div class="side-by-side">{others.map(inLanguage)}</div>
        </details>
      )}
    </>
  );
}
