import type { PageContext } from '#core/http/page-context.ts';
import { ButtonLink, DeskLayout, Layout, Notice } from '#ui';
import { teamMessagesIn } from '../messages.ts';
import { DESK_PATH, REPORTS_DESK_PATH, TEAM_REPORTS_PATH } from '../model/paths.ts';
import { ReportList, type ShownReport, type TypedNote } from './ReportList.tsx';

interface ReportsProps {
  page: PageContext;
  token: string;
  reports: ShownReport[];
  today: string;
  /** A note was kept just now. */
  done: boolean;
  typed?: TypedNote | undefined;
}

const Done = ({ language }: { language: string }) => (
  <Notice kind="good" role="status">
    {teamMessagesIn(language)('reports.done')}
  </Notice>
);

/** The reports that an organisation looks at. */
export function OrganisationReportsPage({ page, done, ...list }: ReportsProps) {
  const { language } = page;
  const t = teamMessagesIn(language);
  return (
    <Layout
      page={{ ...page, path: REPORTS_DESK_PATH }}
      title={t('reports.title')}
      sheet={page.assets['owner.css']}
      robots="noindex"
    >
      <h1>{t('reports.title')}</h1>
      <p class="lead">{t('reports.lead')}</p>
      {done && <Done language={language} />}
      <ReportList language={language} action={`/${language}${REPORTS_DESK_PATH}`} {...list} />
      <p class="no-print">
        <ButtonLink href={`/${language}${DESK_PATH}`} kind="ghost" icon="back">
          {t('reports.back')}
        </ButtonLink>
      </p>
    </Layout>
  );
}

/** The reports about organisations, and those that an organisation left lying. */
export function TeamReportsPage({ page, done, ...list }: ReportsProps) {
  const { language } = page;
  const t = teamMessagesIn(language);
  return (
    <DeskLayout page={{ ...page, path: TEAM_REPORTS_PATH }} title={t('reports.title')} crumbs={[]}>
      <p class="lead">{t('reports.team.lead')}</p>
      {done && <Done language={language} />}
      <ReportList language={language} action={`/${language}${TEAM_REPORTS_PATH}`} {...list} />
    </DeskLayout>
  );
}
