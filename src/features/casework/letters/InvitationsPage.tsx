import type { PageContext } from '#core/http/page-context.ts';
import type { PaperDocument } from '#core/pdf/document.ts';
import { DeskLayout, Notice, PrintButton } from '#ui';
import { messagesIn, teamMessagesIn } from '../messages.ts';
import { CASEWORK_PATH } from '../model/paths.ts';
import { PaperSheet } from './PaperSheet.tsx';

/** The invitations of several people, each on its own sheet: printed at once. */
export function InvitationsPage({
  page,
  documents,
  without,
}: {
  page: PageContext;
  documents: readonly PaperDocument[];
  /** How many of the chosen cases have no invitation, because nobody is summoned. */
  without: number;
}) {
  const { language } = page;
  const t = teamMessagesIn(language);
  return (
    <DeskLayout
      page={page}
      title={t('letters.print-many')}
      crumbs={[{ href: `/${language}${CASEWORK_PATH}`, label: t('caseload.title') }]}
      sheet={page.assets['paper.css']}
    >
      {without > 0 && <Notice kind="ask">{t('letters.without', { count: without })}</Notice>}
      <p class="no-print">
        <PrintButton label={messagesIn(language)('letters.print')} />
      </p>
      {documents.map((document) => (
        <PaperSheet document={document} titleLevel={2} />
      ))}
    </DeskLayout>
  );
}
