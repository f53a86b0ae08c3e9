import type { PageContext } from '#core/http/page-context.ts';
import { ButtonLink, Layout, Notice } from '#ui';
import { messagesIn } from '../messages.ts';
import { PROPOSE_PATH } from '../model/paths.ts';
import { ProposalCard } from './ProposePage.tsx';
import type { Proposal } from './rules.ts';

/** What came of what somebody proposed, behind their private link. */
export function OwnProposalPage({
  page,
  proposal,
  url,
  isNew,
}: {
  page: PageContext;
  proposal: Proposal;
  /** The private link, to keep. */
  url: string;
  isNew: boolean;
}) {
  const { language } = page;
  const t = messagesIn(language);
  return (
    <Layout page={page} title={t('agenda.own.title')} robots="noindex">
      <h1>{t('agenda.own.title')}</h1>
      {isNew && (
        <Notice kind="good" role="status" title={t('agenda.own.thanks')}>
          <p>{t('agenda.own.keep')}</p>
          <p>
            <a href={url}>
              <bdi dir="ltr">{url}</bdi>
            </a>
          </p>
        </Notice>
      )}
      <ProposalCard proposal={proposal} language={language} />
      <ButtonLink href={`/${language}${PROPOSE_PATH}`} kind="ghost" icon="plus">
        {t('agenda.own.more')}
      </ButtonLink>
    </Layout>
  );
}
