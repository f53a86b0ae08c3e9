import type { PageContext } from '#core/http/page-context.ts';
import { WHOLE_TABLE, wholeTable } from '#core/http/table-query.ts';
import { formatFullDay } from '#core/i18n/formats.ts';
import { ButtonLink, DeskLayout, DeskTable } from '#ui';
import { ruleTitle } from '../clock/rule-title.ts';
import { teamMessagesIn } from '../messages.ts';
import { CASEWORK_PATH } from '../model/paths.ts';
import type { WeekCount } from './queries.ts';
import { viewPath } from './rules.ts';

/** Sizes of the picture, in units of its own. */
const BAR = { width: 44, gap: 14, height: 150, top: 26, bottom: 34 };

/** What ends in each of the coming weeks: a picture, and a table that says the same. */
export function WeeksPage({
  page,
  weeks,
  counts,
  everybody,
  isLead,
}: {
  page: PageContext;
  /** The Mondays. */
  weeks: string[];
  counts: WeekCount[];
  /** Of all guides together. */
  everybody: boolean;
  isLead: boolean;
}) {
  const { language } = page;
  const t = teamMessagesIn(language);
  const totals = weeks.map((week) => ({
    week,
    rules: counts.filter((each) => each.week === week),
    total: counts.filter((each) => each.week === week).reduce((sum, { count }) => sum + count, 0),
  }));
  const listOf = (week: string) =>
    `/${language}${viewPath(everybody ? 'all' : 'mine')}?week=${week}&sort=due`;
  const busiest = totals.reduce(
    (best, each) => (each.total > best.total ? each : best),
    totals[0] ?? { week: '', total: 0 },
  );
  const sum = totals.reduce((all, { total }) => all + total, 0);
  return (
    <DeskLayout
      page={page}
      title={t('weeks.title')}
      crumbs={[{ href: `/${language}${CASEWORK_PATH}`, label: t('caseload.title') }]}
      sheet={page.assets['casework.css']}
      actions={
        isLead && (
          <ButtonLink href={`/${language}${CASEWORK_PATH}/weeks${everybody ? '' : '?of=all'}`} kind="quiet">
            {t(everybody ? 'weeks.mine' : 'weeks.all')}
          </ButtonLink>
        )
      }
    >
      <p class="lead">
        {sum === 0
          ? t('weeks.none')
          : t('weeks.lead', { count: sum, day: formatFullDay(busiest.week, language), most: busiest.total })}
      </p>
      {sum > 0 && <WeeksPicture totals={totals} label={t('weeks.picture')} />}
      <DeskTable
        caption={t('weeks.title')}
        language={language}
        path={`/${language}${CASEWORK_PATH}/weeks`}
        query={WHOLE_TABLE}
        page={wholeTable(totals)}
        rowKey={({ week }) => week}
        columns={[
          {
            label: t('weeks.week'),
            cell: ({ week, total }) =>
              total > 0 ? (
                <a href={listOf(week)}>{t('weeks.of', { day: formatFullDay(week, language) })}</a>
              ) : (
                t('weeks.of', { day: formatFullDay(week, language) })
              ),
          },
          { label: t('weeks.count'), numeric: true, cell: ({ total }) => total },
          {
            label: t('weeks.what'),
            cell: ({ rules }) => (
              <ul class="plain">
                {rules.map(({ rule, count }) => (
                  <li>{t('weeks.rule', { rule: ruleTitle(rule, language), count })}</li>
                ))}
              </ul>
            ),
          },
        ]}
        empty={t('weeks.none')}
      />
    </DeskLayout>
  );
}

/** Twelve bars with their numbers; who cannot see it has the table below. Time runs as the page is read. */
function WeeksPicture({ totals, label }: { totals: { week: string; total: number }[]; label: string }) {
  const most = Math.max(...totals.map(({ total }) => total), 1);
  const width = totals.length * (BAR.width + BAR.gap);
  return (
    <svg
      class="weeks-picture"
      viewBox={`0 0 ${width} ${BAR.top + BAR.height + BAR.bottom}`}
      role="img"
      aria-label={label}
    >
      {totals.map(({ week, total }, at) => {
        const height = (BAR.height * total) / most;
        const x = at * (BAR.width + BAR.gap) + BAR.gap / 2;
        const base = BAR.top + BAR.height;
        return (
          <g class={at === 0 ? 'now' : undefined}>
            <rect x={x} y={base - height} width={BAR.width} height={Math.max(height, 1)} rx="5" />
            <text x={x + BAR.width / 2} y={base - height - 8} text-anchor="middle">
              {total || ''}
            </text>
            <text class="axis" x={x + BAR.width / 2} y={base + 22} text-anchor="middle">
              {`${Number(week.slice(8))}-${Number(week.slice(5, 7))}`}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
