import type { PageContext } from '#core/http/page-context.ts';
import { Layout, Notice } from '#ui';
import { teamMessagesIn } from '../messages.ts';
import { CollaborationArticle } from '../model/CollaborationArticle.tsx';
import type { Collaboration, Partner } from '../model/rules.ts';
import { PartnerAnswer } from './PartnerAnswer.tsx';

/** What a partner is asked: the page as it will be, and whether its name may stand there. */
export function PartnerPage({
  page,
  partner,
  collaboration,
  token,
  done,
}: {
  page: PageContext;
  partner: Partner;
  collaboration: Collaboration;
  token: string;
  done: boolean;
}) {
  const { language } = page;
  const t = teamMessagesIn(language);
  return (
    <Layout page={page} title={t('partner.title')} narrow robots="noindex">
      <h1>{t('partner.title')}</h1>
      {done && (
        <Notice kind="good" role="status">
          {t('partner.done')}
        </Notice>
      )}
      <p class="lead">{t('partner.lead', { teller: collaboration.tellerName, name: partner.name })}</p>
      <PartnerAnswer
        partner={partner}
        action={`/${language}${page.path}`}
        token={token}
        language={language}
      />
      <CollaborationArticle collaboration={collaboration} partners={[]} language={language} level={2} />
    </Layout>
  );
}
