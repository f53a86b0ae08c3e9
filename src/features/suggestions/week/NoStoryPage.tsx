import type { PageContext } from '#core/http/page-context.ts';
import { ButtonLink, Layout } from '#ui';
import { messagesIn } from '../messages.ts';

/** The week of a story without answers: a link to the first question. */
export function NoStoryPage({ page }: { page: PageContext }) {
  const t = messagesIn(page.language);
  return (
    <Layout page={page} title={t('week.title')} narrow robots="noindex">
      <h1>{t('week.title')}</h1>
      <p class="lead">{t('week.no-story')}</p>
      <ButtonLink href={`/${page.language}/story/name`} kind="primary">
        {t('week.tell')}
      </ButtonLink>
    </Layout>
  );
}
