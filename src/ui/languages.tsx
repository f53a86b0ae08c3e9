import { Icon } from './icons/index.tsx';
import { speak } from './messages/index.ts';
import type { Reader } from './reader.ts';

/**
 * The language switch, without JavaScript: it keeps the page and, where a form is named, what was typed in it. A search
 * is sent to the same page in the other language; any other form to `keepAction`, which shows it again and does nothing.
 */
export function LanguageSwitch({ reader, formId, keepAction }: { reader: Reader; formId?: string | undefined; keepAction?: string | undefined }) {
  const current = reader.languages.find(({ code }) => code === reader.language);
  const path = reader.path === '/' ? '' : reader.path;
  return (
    <details class="languages no-print">
      <summary aria-label={`${speak(reader.language)('language')}: ${current?.name ?? ''}`}>
        <Icon name="globe" />
        {current?.name}
      </summary>
      <ul>
        {reader.languages
          .filter(({ code }) => code !== reader.language)
          .map(({ code, name, dir, reviewed }) => (
            <li lang={code} dir={dir}>
              {formId ? (
                <button
                  type="submit"
                  form={formId}
                  formaction={`/${code}${keepAction ?? path}`}
                  formnovalidate
                  {...(keepAction ? {} : { formmethod: 'get' })}
                >
                  {name}
                  {!reviewed && <small>{speak(code)('unreviewed')}</small>}
                </button>
              ) : (
                <a href={`/${code}${path}${reader.query}`} hreflang={code}>
                  {name}
                  {!reviewed && <small>{speak(code)('unreviewed')}</small>}
                </a>
              )}
            </li>
          ))}
      </ul>
    </details>
  );
}
