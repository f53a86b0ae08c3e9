import type { PageContext } from '#core/http/page-context.ts';
import { Notice } from '#ui';
import { teamMessagesIn } from '../messages.ts';
import { CollaborationArticle } from '../model/CollaborationArticle.tsx';
import { TellerFrame } from './DeskPage.tsx';
import type { ManageView } from './read-desk.ts';

/** The page as everybody will read it, with the partners that said yes. */
export function PreviewPage({ page, base, view }: { page: PageContext; base: string; view: ManageView }) {
  const t = teamMessagesIn(page.language);
  const { collaboration, partners } = view;
  return (
    <TellerFrame page={page} base={base} title={t('manage.preview')}>
      <Notice kind="ask">{t('preview.lead')}</Notice>
      <CollaborationArticle
        collaboration={collaboration}
        partners={partners.filter(({ answer }) => answer === 'yes')}
        language={page.language}
        level={2}
      />
      <p>
        <a href={`/${page.language}${base}/${collaboration.id}`}>{t('manage.back')}</a>
      </p>
    </TellerFrame>
  );
}
