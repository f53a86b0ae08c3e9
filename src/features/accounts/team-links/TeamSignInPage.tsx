import type { PageContext } from '#core/http/page-context.ts';
import { Button, Layout } from '#ui';
import { messagesIn } from '../messages.ts';

/** Signing in as a member of the team: one tap confirms the link on this device. */
export function TeamSignInPage({
  page,
  formToken,
  member,
}: {
  page: PageContext;
  formToken?: string;
  /** Whose link it is; absent when the link does not work. */
  member?: { name: string; token: string } | undefined;
}) {
  const t = messagesIn(page.language);
  return (
    <Layout page={page} title={t('team.title')} narrow robots="noindex">
      <h1>{t('team.title')}</h1>
      <p class="lead">{member ? t('team.lead', { name: member.name }) : t('team.unknown')}</p>
      {member && (
        <form method="post" action={`/${page.language}/team/keep`}>
          <input type="hidden" name="token" value={formToken} />
          <input type="hidden" name="key" value={member.token} />
          <Button icon="arrow">{t('team.do')}</Button>
        </form>
      )}
    </Layout>
  );
}
