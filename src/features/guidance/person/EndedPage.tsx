import type { PageContext } from '#core/http/page-context.ts';
import { ButtonLink, Layout } from '#ui';
import { GUIDE_PATH } from '../desk/rules.ts';
import { teamMessagesIn } from '../messages.ts';

/** The newcomer stopped sharing, or changed what they share, while a guide had the page open: nothing was done with it. */
export function EndedPage({ page }: { page: PageContext }) {
  const t = teamMessagesIn(page.language);
  return (
    <Layout page={page} title={t('ended.title')} narrow robots="noindex">
      <h1>{t('ended.title')}</h1>
      <p class="lead">{t('ended.lead')}</p>
      <p>{t('ended.next')}</p>
      <ButtonLink href={`/${page.language}${GUIDE_PATH}`} kind="primary" icon="back">
        {t('back')}
      </ButtonLink>
    </Layout>
  );
}
