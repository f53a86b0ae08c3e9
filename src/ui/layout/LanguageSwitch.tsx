import type { PageContext } from '#core/http/page-context.ts';
import { Icon } from '../icons/icon.tsx';
import { messagesIn } from '../messages.ts';
import { pathIn } from './page-language.ts';

interface Switching {
  page: PageContext;
  formId?: string | undefined;
  keepAction?: string | undefined;
}

/**
 * The languages by their own names. On a page with a form each is a button of that form, so that what was typed comes
 * along; on other pages it is a link.
 */
export function LanguageSwitch({ page, formId, keepAction }: Switching) {
  const current = page.languages.find(({ code }) => code === page.language);
  return (
    <details class="languages no-print">
      <summary>
        <Icon name="globe" />
        <span class="unseen">{messagesIn(page.language)('languages')}: </span>
        <span class="own">{current?.name ?? page.language}</span>
      </summary>
      <ul>
        {page.languages.map(({ code, name, reviewed }) => (
          <li>
            <Choice page={page} code={code} formId={formId} keepAction={keepAction}>
              <span>{name}</span>
              {!reviewed && <small>{messagesIn(code)('unreviewed')}</small>}
            </Choice>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Choice({
  page,
  code,
  formId,
  keepAction,
  children,
}: Switching & { code: string; children: preact.ComponentChildren }) {
  const current = code === page.language ? 'true' : undefined;
  const shared = {
    lang: code,
    dir: page.languages.find((one) => one.code === code)?.dir,
    'aria-current': current,
  } as const;
  if (!formId) {
    return (
      <a href={pathIn(code, page.path) + page.query} hreflang={code} {...shared}>
        {children}
      </a>
    );
  }
  return (
    <button
      type="submit"
      form={formId}
      formaction={pathIn(code, keepAction ?? page.path)}
      formmethod={keepAction ? 'post' : 'get'}
      formnovalidate
      {...shared}
    >
      {children}
    </button>
  );
}
