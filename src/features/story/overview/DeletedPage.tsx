import type { PageContext } from '#core/http/page-context.ts';
import { ButtonLink, Layout } from '#ui';
import { messagesIn } from '../messages.ts';

/** After the story was deleted: confirms that nothing is left. */
export function DeletedPage({ page }: { page: PageContext }) {
  const t = messagesIn(page.language);
  return (
    <Layout page={page} title={t('forgotten.title')} narrow robots="noindex">
      <h1>{t('forgotten.title')}</h1>
      <p>{t('forgotten.lead')}</p>
      <ButtonLink href={`/${page.language}`} kind="primary">
        {t('forgotten.home')}
      </ButtonLink>
    </Layout>
  );
}
