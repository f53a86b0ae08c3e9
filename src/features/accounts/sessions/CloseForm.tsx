import type { PageContext } from '#core/http/page-context.ts';
import { Button } from '#ui';
import { messagesIn } from '../messages.ts';

/** Closes a session on this device, and says what else goes from it. */
export function CloseForm({
  page,
  token,
  action,
  label,
}: {
  page: PageContext;
  token: string;
  /** Where the form goes, without the language. */
  action: string;
  /** Another text for the button. */
  label?: string;
}) {
  const t = messagesIn(page.language);
  return (
    <form method="post" action={`/${page.language}${action}`} class="no-print">
      <input type="hidden" name="token" value={token} />
      <Button kind="quiet" icon="lock">
        {label ?? t('close.device')}
      </Button>
      <p class="soft">{t('close.also')}</p>
    </form>
  );
}
