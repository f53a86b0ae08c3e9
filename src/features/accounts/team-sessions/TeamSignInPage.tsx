import type { PageContext } from '#core/http/page-context.ts';
import { Button, Layout } from '#ui';
import { messagesIn } from '../messages.ts';

/** Signing in as a member of the team: one tap opens the link on this device. */
export function TeamSignInPage({
  page,
  formToken,
  name,
  trouble = 'unknown',
}: {
  page: PageContext;
  formToken?: string;
  /** Whose link it is; absent when the link does not work. */
  name?: string;
  /** Why there is no name: the link does not work, or it does not wait in a cookie (any more). */
  trouble?: 'unknown' | 'again';
}) {
  const t = messagesIn(page.language);
  return (
    <Layout page={page} title={t('team.title')} narrow robots="noindex">
      <h1>{t('team.title')}</h1>
      <p class="lead">{name === undefined ? t(`team.${trouble}`) : t('team.lead', { name })}</p>
      {name !== undefined && (
        <form method="post" action={`/${page.language}/team`}>
          <input type="hidden" name="token" value={formToken} />
          <Button icon="arrow">{t('team.do')}</Button>
        </form>
      )}
    </Layout>
  );
}
