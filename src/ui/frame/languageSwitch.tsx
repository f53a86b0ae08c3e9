import { Icon } from '../icons/icon.tsx';
import { speak } from '../messages/index.ts';
import { addressIn, type Reader } from './reader.ts';

interface Switching {
  reader: Reader;
  formId?: string | undefined;
  keepAction?: string | undefined;
}

/**
 * The languages by their own names. On a page with a form each is a button of that form, so that what was typed comes
 * along; on other pages it is a link.
 */
export function LanguageSwitch({ reader, formId, keepAction }: Switching) {
  const own = reader.languages.find(({ code }) => code === reader.language);
  return (
    <details class="languages no-print">
      <summary>
        <Icon name="globe" />
        <span class="unseen">{speak(reader.language)('languages')}: </span>
        <span class="own">{own?.name ?? reader.language}</span>
      </summary>
      <ul>
        {reader.languages.map(({ code, name, reviewed }) => (
          <li>
            <Choice reader={reader} code={code} formId={formId} keepAction={keepAction}>
              <span>{name}</span>
              {!reviewed && <small>{speak(code)('unreviewed')}</small>}
            </Choice>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Choice({
  reader,
  code,
  formId,
  keepAction,
  children,
}: Switching & { code: string; children: preact.ComponentChildren }) {
  const current = code === reader.language ? 'true' : undefined;
  const shared = {
    lang: code,
    dir: reader.languages.find((one) => one.code === code)?.dir,
    'aria-current': current,
  } as const;
  if (!formId) {
    return (
      <a href={addressIn(code, reader.path) + reader.query} hreflang={code} {...shared}>
        {children}
      </a>
    );
  }
  return (
    <button
      type="submit"
      form={formId}
      formaction={addressIn(code, keepAction ?? reader.path)}
      formmethod={keepAction ? 'post' : 'get'}
      formnovalidate
      {...shared}
    >
      {children}
    </button>
  );
}
