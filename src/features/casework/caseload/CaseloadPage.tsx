import type { PageContext } from '#core/http/page-context.ts';
import { type TablePage, type TableQuery, tableHref } from '#core/http/table-query.ts';
import { formatFullDay } from '#core/i18n/formats.ts';
import {
  Badge,
  BulkBar,
  Button,
  ButtonLink,
  DeskLayout,
  DeskTable,
  DeskTabs,
  DeskToolbar,
  Notice,
} from '#ui';
import { ruleTitle } from '../clock/rule-title.ts';
import { teamMessagesIn } from '../messages.ts';
import { TARGET_GROUPS } from '../model/events.ts';
import { CASEWORK_PATH, casePath } from '../model/paths.ts';
import type { TenantColleague } from '../model/staff-queries.ts';
import { STAGES, WAITS_FOR } from '../model/stages.ts';
import type { CaseRow } from './queries.ts';
import {
  CASELOAD_VIEWS,
  type CaseloadFilter,
  type CaseloadSort,
  type CaseloadView,
  DUE_VALUES,
  daysUntil,
  nearness,
  viewPath,
} from './rules.ts';

/** What became of what was done with chosen cases. */
export interface CaseloadNotice {
  kind: 'assigned' | 'nothing-chosen' | 'no-guide';
  count: number;
}

interface CaseloadPageProps {
  page: PageContext;
  token: string;
  tenant: string;
  view: CaseloadView;
  cases: TablePage<CaseRow>;
  counts: Record<CaseloadView, number>;
  query: TableQuery<CaseloadSort, CaseloadFilter>;
  /** Everybody whose name can stand at a case. */
  colleagues: TenantColleague[];
  /** Who can have cases now. */
  guides: TenantColleague[];
  isLead: boolean;
  today: string;
  notice?: CaseloadNotice | undefined;
}

/** The caseload: who is where on the way, what is due when, and for whom it waits; what will be late first on top. */
export function CaseloadPage(props: CaseloadPageProps) {
  const { page, token, tenant, view, cases, counts, query, colleagues, guides, isLead, today, notice } =
    props;
  const { language } = page;
  const t = teamMessagesIn(language);
  const path = `/${language}${viewPath(view)}`;
  const nameOfGuide = (id: string | null) => colleagues.find(({ account }) => account === id)?.name;
  return (
    <DeskLayout
      page={page}
      title={t('caseload.title')}
      count={t('caseload.count', { count: cases.total })}
      crumbs={[]}
      sheet={page.assets['casework.css']}
      keys={[{ key: 'n', label: t('caseload.new') }]}
      actions={
        <>
          <ButtonLink href={`/${language}${CASEWORK_PATH}/weeks`} kind="quiet">
            {t('weeks.title')}
          </ButtonLink>
          <ButtonLink href={`/${language}${CASEWORK_PATH}/new`} icon="plus" keyName="n">
            {t('caseload.new')}
          </ButtonLink>
        </>
      }
    >
      <p class="soft">{t('caseload.tenant', { tenant })}</p>
      {notice && (
        <Notice kind={notice.kind === 'assigned' ? 'good' : 'ask'} role="status">
          {t(`caseload.${notice.kind}`, { count: notice.count })}
        </Notice>
      )}
      <DeskTabs
        label={t('caseload.views')}
        tabs={CASELOAD_VIEWS.map((name) => ({
          href: `/${language}${viewPath(name)}`,
          label: t(`caseload.view.${name}`),
          count: counts[name] || undefined,
          current: name === view,
        }))}
      />
      <DeskToolbar
        language={language}
        path={path}
        query={query}
        searchLabel={t('caseload.search')}
        filters={[
          {
            name: 'due',
            label: t('caseload.due'),
            options: DUE_VALUES.map((value) => ({ value, label: t(`due.${value}`) })),
          },
          {
            name: 'stage',
            label: t('caseload.stage'),
            options: STAGES.map((value) => ({ value, label: t(`stage.${value}`) })),
          },
          {
            name: 'waits',
            label: t('caseload.waits'),
            options: WAITS_FOR.map((value) => ({ value, label: t(`waits.${value}`) })),
          },
          {
            name: 'group',
            label: t('caseload.group'),
            options: TARGET_GROUPS.map((value) => ({ value, label: t(`group.${value}`) })),
          },
          ...(view === 'mine' || view === 'nobody'
            ? []
            : [
                {
                  name: 'guide' as const,
                  label: t('caseload.guide'),
                  options: guides.map(({ account, name }) => ({ value: account, label: name })),
                },
              ]),
        ]}
      />
      {query.filters.week && (
        <p>
          {t('caseload.week', { day: formatFullDay(query.filters.week, language) })}{' '}
          <a class="chip" href={tableHref(path, query, { filters: { week: undefined } })}>
            {t('caseload.week.off')}
          </a>
        </p>
      )}
      <DeskTable
        caption={t('caseload.title')}
        language={language}
        path={path}
        query={query}
        page={cases}
        rowKey={({ id }) => id}
        rowKind={({ nextDueOn }) => (nextDueOn !== null && nextDueOn < today ? 'late' : undefined)}
        choice={{ form: 'bulk', nameOf: ({ name }) => name }}
        columns={[
          {
            label: t('caseload.name'),
            sort: 'name',
            cell: ({ id, name }) => (
              <a href={`/${language}${casePath(id)}`}>
                <bdi>{name}</bdi>
              </a>
            ),
          },
          {
            label: t('caseload.number'),
            sort: 'number',
            cell: ({ number }) => (
              <bdi dir="ltr" class="whole">
                {number}
              </bdi>
            ),
          },
          {
            label: t('caseload.due'),
            sort: 'due',
            cell: ({ nextDueOn, nextRule }) => (
              <Due day={nextDueOn} rule={nextRule} today={today} language={language} />
            ),
          },
          {
            label: t('caseload.stage'),
            sort: 'stage',
            cell: ({ stage, stageSince }) => (
              <>
                {t(`stage.${stage}`)}
                <small class="soft below">{formatFullDay(stageSince, language)}</small>
              </>
            ),
          },
          {
            label: t('caseload.waits'),
            cell: ({ waitsFor }) => (
              <Badge kind={waitsFor === 'guide' ? 'new' : 'soft'}>{t(`waits.${waitsFor}`)}</Badge>
            ),
          },
          ...(view === 'mine'
            ? []
            : [
                {
                  label: t('caseload.guide'),
                  cell: ({ guide }: CaseRow) => <bdi>{nameOfGuide(guide) ?? t('caseload.no-guide-yet')}</bdi>,
                },
              ]),
        ]}
        empty={<Empty view={view} query={query} path={path} language={language} />}
      />
      {cases.total > 0 && (
        <BulkBar id="bulk" action={`/${language}${CASEWORK_PATH}/print`} token={token} language={language}>
          <Button kind="ghost" icon="print">
            {t('caseload.print')}
          </Button>
          <Button kind="ghost" icon="note" to={`/${language}${CASEWORK_PATH}/invitations`}>
            {t('letters.print-many')}
          </Button>
          {isLead && view !== 'closed' && (
            <>
              <label>
                {t('caseload.give-to')}{' '}
                <select name="guide">
                  <option value="">{t('caseload.no-guide-yet')}</option>
                  {guides.map(({ account, name }) => (
                    <option value={account}>{name}</option>
                  ))}
                </select>
              </label>
              <button type="submit" class="button ghost" formaction={`/${language}${CASEWORK_PATH}/chosen`}>
                <span>{t('caseload.give')}</span>
              </button>
            </>
          )}
        </BulkBar>
      )}
    </DeskLayout>
  );
}

/** Beyond so many days nobody counts them. */
const FAR_AWAY_DAYS = 100;

/** When something is due, as a date with how near it is in words. */
export function Due({
  day,
  rule,
  today,
  language,
}: {
  day: string | null;
  rule: string | null;
  today: string;
  language: string;
}) {
  const t = teamMessagesIn(language);
  if (day === null) return <span class="soft">{t('due.nothing')}</span>;
  const days = daysUntil(today, day);
  const kind = nearness(today, day);
  return (
    <>
      <time dateTime={day}>{formatFullDay(day, language)}</time>{' '}
      {days <= FAR_AWAY_DAYS && (
        <Badge kind={kind === 'calm' ? 'plain' : kind === 'soon' ? 'soft' : 'new'}>
          {days < 0 ? t('due.late-by', { days: -days }) : t('due.in', { days })}
        </Badge>
      )}
      {rule && <small class="soft below">{ruleTitle(rule, language)}</small>}
    </>
  );
}

function Empty({
  view,
  query,
  path,
  language,
}: Pick<CaseloadPageProps, 'view' | 'query'> & { path: string; language: string }) {
  const t = teamMessagesIn(language);
  if (query.search || Object.keys(query.filters).length > 0)
    return (
      <>
        <p>{t('caseload.none-found')}</p>
        <ButtonLink href={path} kind="ghost">
          {t('caseload.show-all')}
        </ButtonLink>
      </>
    );
  return (
    <>
      <p>{t(`caseload.empty.${view}`)}</p>
      {view === 'mine' && (
        <ButtonLink href={`/${language}${CASEWORK_PATH}/new`} icon="plus">
          {t('caseload.new')}
        </ButtonLink>
      )}
    </>
  );
}
