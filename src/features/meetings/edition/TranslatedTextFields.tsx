import { interfaceLanguages } from '#core/i18n/languages.ts';
import { TextArea, TextField } from '#ui';
import { teamMessagesIn } from '../messages.ts';
import { TEXT_LANGUAGES } from './programme.ts';
import type { Texts } from './types.ts';

type TextKey = 'title' | 'reason' | 'summary' | 'about' | 'question' | 'subject' | 'words' | 'way';
const LONG_TEXT_KEYS = new Set<TextKey>(['reason', 'summary', 'about', 'question', 'words', 'way']);

/** Fields for the same texts in every language; languages without a text are folded away, except Dutch and English. */
export function TranslatedTextFields<K extends TextKey>({
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
  const fieldsIn = (code: string) => (
    <fieldset class="member">
      <legend lang={code}>{interfaceLanguages.find((known) => known.code === code)?.name ?? code}</legend>
      {keys.map((key) => {
        const name = `${key}-${code}`;
        const field = { id: `${id}-${name}`, name, label: t(`text.${key}`), lang: code };
        const value = texts[code]?.[key] ?? '';
        return LONG_TEXT_KEYS.has(key) ? (
          <TextArea {...field} value={value} rows={3} />
        ) : (
          <TextField {...field} value={value} />
        );
      })}
    </fieldset>
  );
  const shownCodes = TEXT_LANGUAGES.filter((code) => code === 'nl' || code === 'en' || texts[code]);
  const foldedCodes = TEXT_LANGUAGES.filter((code) => !shownCodes.includes(code));
  return (
    <>
      <div class="side-by-side">{shownCodes.map(fieldsIn)}</div>
      {foldedCodes.length > 0 && (
        <details>
          <summary>{t('text.more')}</summary>
          <div class="side-by-side">{foldedCodes.map(fieldsIn)}</div>
        </details>
      )}
    </>
  );
}
