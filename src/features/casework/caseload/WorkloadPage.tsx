import type { PageContext } from '#core/http/page-context.ts';
import { WHOLE_TABLE, wholeTable } from '#core/http/table-query.ts';
import { DeskLayout, DeskTable } from '#ui';
import { teamMessagesIn } from '../messages.ts';
import { CASEWORK_PATH } from '../model/paths.ts';
import type { TenantColleague } from '../model/staff-queries.ts';
import type { Workload } from './queries.ts';

/** How much work each guide has: for the lead, to divide it fairly. Numbers about work, not about how well somebody does it. */
export function WorkloadPage({
  page,
  loads,
  colleagues,
}: {
  page: PageContext;
  loads: Workload[];
  colleagues: TenantColleague[];
}) {
  const { language } = page;
  const t = teamMessagesIn(language);
  const most = Math.max(...loads.map(({ cases }) => cases), 1);
  const nameOf = (guide: string | null) =>
    guide === null
      ? t('caseload.no-guide-yet')
      : (colleagues.find(({ account }) => account === guide)?.name ?? '');
  const columns = [
    ['cases', t('workload.cases')],
    ['late', t('workload.late')],
    ['soon', t('workload.soon')],
    ['waitsForGuide', t('workload.waits')],
    ['beforePlan', t('workload.before-plan')],
  ] as const;
  const sorted = [...loads].sort((a, b) => b.late - a.late || b.cases - a.cases);
  return (
    <DeskLayout
      page={page}
      title={t('workload.title')}
      crumbs={[{ href: `/${language}${CASEWORK_PATH}`, label: t('caseload.title') }]}
      sheet={page.assets['casework.css']}
    >
      <p class="lead">{t('workload.lead')}</p>
      <DeskTable
        caption={t('workload.title')}
        language={language}
        path={`/${language}${CASEWORK_PATH}/workload`}
        query={WHOLE_TABLE}
        page={wholeTable(sorted)}
        rowKey={({ guide }) => guide ?? 'nobody'}
        rowKind={({ late }) => (late > 0 ? 'late' : undefined)}
        columns={[
          {
            label: t('caseload.guide'),
            cell: ({ guide, cases }) => (
              <>
                <a href={`/${language}${CASEWORK_PATH}/${guide ? `all?guide=${guide}&sort=due` : 'nobody'}`}>
                  <bdi>{nameOf(guide)}</bdi>
                </a>
                <meter class="load" min={0} max={most} value={cases} aria-hidden="true" />
              </>
            ),
          },
          ...columns.map(([key, label]) => ({
            label,
            numeric: true,
            cell: (load: Workload) => load[key],
          })),
        ]}
        empty={t('caseload.empty.all')}
      />
    </DeskLayout>
  );
}
