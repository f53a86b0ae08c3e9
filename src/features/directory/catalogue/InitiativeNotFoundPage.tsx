import type { PageContext } from '#core/http/page-context.ts';
import { ButtonLink, Layout } from '#ui';
import { messagesIn } from '../messages.ts';

/** For an initiative that does not exist or is not public any more, with a link to the list. */
export function InitiativeNotFoundPage({ page }: { page: PageContext }) {
  const t = messagesIn(page.language);
  return (
    <Layout page={page} title={t('gone.title')} narrow robots="noindex">
      <h1>{t('gone.title')}</h1>
      <p class="lead">{t('gone.lead')}</p>
      <ButtonLink href={`/${page.language}/initiatives`}>{t('one.back')}</ButtonLink>
    </Layout>
  );
}
