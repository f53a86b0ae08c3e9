import type { PageContext } from '#core/http/page-context.ts';
import { sortRows, type TableOptions, type TableQuery, tablePage } from '#core/http/table-query.ts';
import { formatDate } from '#core/i18n/formats.ts';
import { DeskLayout, DeskTable } from '#ui';
import { teamMessagesIn } from '../messages.ts';
import { LOOK_IN_LIST } from '../model/looks.ts';
import { CASEWORK_PATH, casePath } from '../model/paths.ts';
import type { UnusualLook } from './queries.ts';
import { LOOKS_PATH, readReason } from './rules.ts';

type LookSort = 'at' | 'name' | 'number' | 'reason';
export const LOOKS_TABLE: TableOptions<LookSort, never> = {
  sorts: ['-at', 'name', 'number', 'reason'],
  filters: {},
};

/** Looks at cases of colleagues and at closed ones, each with its reason: for the lead. */
export function LooksPage({
  page,
  looks,
  query,
}: {
  page: PageContext;
  looks: UnusualLook[];
  query: TableQuery<LookSort, never>;
}) {
  const { language } = page;
  const t = teamMessagesIn(language);
  const reasonOf = (look: UnusualLook): string => {
    const reason = readReason(look.reason);
    return reason ? t(`reason.${reason}`) : t(`reason.${LOOK_IN_LIST}`);
  };
  return (
    <DeskLayout
      page={page}
      title={t('looks.title')}
      count={t('looks.count', { count: looks.length })}
      crumbs={[{ href: `/${language}${CASEWORK_PATH}`, label: t('caseload.title') }]}
    >
      <p class="lead">{t('looks.lead')}</p>
      <DeskTable
        caption={t('looks.title')}
        language={language}
        path={`/${language}${LOOKS_PATH}`}
        query={query}
        page={tablePage(
          sortRows(looks, query, language, (look) =>
            query.sort === 'reason' ? reasonOf(look) : look[query.sort],
          ),
          query,
        )}
        rowKey={({ id }) => id}
        columns={[
          {
            label: t('looks.at'),
            sort: 'at',
            cell: ({ at }) => formatDate(at, language, 'moment'),
          },
          { label: t('looks.who'), sort: 'name', cell: ({ name }) => <bdi>{name}</bdi> },
          {
            label: t('looks.case'),
            sort: 'number',
            cell: ({ caseId, number }) => (
              <a href={`/${language}${casePath(caseId)}`}>
                <bdi>{number}</bdi>
              </a>
            ),
          },
          {
            label: t('looks.why'),
            sort: 'reason',
            cell: (look) => (
              <>
                {reasonOf(look)}
                {look.words && (
                  <small class="soft">
                    {' '}
                    <bdi>{look.words}</bdi>
                  </small>
                )}
              </>
            ),
          },
        ]}
        empty={<p>{t('looks.none')}</p>}
      />
    </DeskLayout>
  );
}
