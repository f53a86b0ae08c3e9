import type { PageContext } from '#core/http/page-context.ts';
import { DeviceButtons } from '#features/accounts';
import { Layout } from '#ui';
import { teamMessagesIn } from '../../messages.ts';

/** Opening the private link of a listing: one tap says on what kind of device. */
export function OpenOwnerLinkPage({
  page,
  token,
  name,
  to,
}: {
  page: PageContext;
  token: string;
  /** Of the initiative. */
  name: string;
  /** The owner's page to go on to, below the first one. */
  to: string;
}) {
  const t = teamMessagesIn(page.language);
  return (
    <Layout page={page} title={t('ownDevice.title')} narrow robots="noindex">
      <h1>{t('ownDevice.title')}</h1>
      <p class="lead">{t('ownDevice.lead', { name: name || t('own.title') })}</p>
      <form method="post" action={`/${page.language}/register/device`}>
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="to" value={to} />
        <DeviceButtons page={page} hint={t('ownDevice.hint')} />
      </form>
    </Layout>
  );
}
