import type { ComponentChildren } from 'preact';
import type { PageContext } from '#core/http/page-context.ts';
import { Notice } from '#ui';
import { teamMessagesIn } from '../messages.ts';

/**
 * A form that a passkey fills in. It needs the script, and is hidden where there is none, or where the browser knows no
 * passkeys: signing in with a letter works everywhere.
 */
export function PasskeyForm({
  page,
  token,
  action,
  kind,
  options,
  children,
}: {
  page: PageContext;
  token: string;
  /** Where the form goes, without the language. */
  action: string;
  kind: 'create' | 'get';
  /** What the browser is asked, as JSON. */
  options: string;
  /** The buttons. */
  children: ComponentChildren;
}) {
  const t = teamMessagesIn(page.language);
  const script = page.assets['passkey.js'];
  return (
    <>
      <form
        method="post"
        action={`/${page.language}${action}`}
        data-passkey={kind}
        data-options={options}
        hidden
      >
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="answer" value="" />
        {children}
        <div data-passkey-failed hidden>
          <Notice kind="ask" role="alert">
            {t('passkey.failed')}
          </Notice>
        </div>
      </form>
      {script && <script src={script} type="module" />}
    </>
  );
}
