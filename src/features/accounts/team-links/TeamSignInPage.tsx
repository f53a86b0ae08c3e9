import type { PageContext } from '#core/http/page-context.ts';
import { Button, Layout } from '#ui';
import { messagesIn } from '../messages.ts';

/** The door for whoever helps: one tap, and this browser is open for the team. */
export function TeamDoorPage({
  page,
  form,
  known,
}: {
  page: PageContext;
  form?: string;
  known?: { name: string; token: string } | undefined;
}) {
  const t = messagesIn(page.language);
  return (
    <Layout page={page} title={t('team.title')} narrow robots="noindex">
      <h1>{t('team.title')}</h1>
      <p class="lead">{known ? t('team.lead', { name: known.name }) : t('team.unknown')}</p>
      {known && (
        <form method="post" action={`/${page.language}/team/keep`}>
          <input type="hidden" name="token" value={form} />
          <input type="hidden" name="key" value={known.token} />
          <Button icon="arrow">{t('team.do')}</Button>
        </form>
      )}
    </Layout>
  );
}
