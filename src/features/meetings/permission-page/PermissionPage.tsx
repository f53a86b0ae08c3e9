import type { PageContext } from '#core/http/page-context.ts';
import { Button, Layout, Notice } from '#ui';
import type { PermissionKind } from '../mail-permission/permission-link.ts';
import type { MailPermissionState } from '../mail-permission/queries.ts';
import { messagesIn } from '../messages.ts';

/** May we write to this address? One tap answers; a yes can be taken back. */
export function PermissionPage({
  page,
  token,
  link,
  kind,
  state,
}: {
  page: PageContext;
  token: string;
  link: string;
  kind: PermissionKind;
  state: MailPermissionState;
}) {
  const { language } = page;
  const t = messagesIn(language);
  return (
    <Layout page={page} title={t('permission.title')} narrow robots="noindex">
      <h1>{t('permission.title')}</h1>
      {state !== 'asked' && (
        <Notice kind="good" role="status">
          {t(`permission.answered.${state}`)}
        </Notice>
      )}
      <p class="lead">{t(`permission.${kind}`)}</p>
      <form method="post" action={`/${language}/may-we-mail/${link}`}>
        <input type="hidden" name="token" value={token} />
        <p class="actions">
          {state === 'asked' && (
            <Button name="answer" value="yes" icon="check">
              {t('permission.yes')}
            </Button>
          )}
          {state !== 'no' && (
            <Button name="answer" value="no" kind="ghost">
              {t('permission.no')}
            </Button>
          )}
        </p>
      </form>
    </Layout>
  );
}
