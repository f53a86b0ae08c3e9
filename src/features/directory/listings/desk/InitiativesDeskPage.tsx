import type { PageContext } from '#core/http/page-context.ts';
import { type TablePage, type TableQuery, tableHref } from '#core/http/table-query.ts';
import { formatCalendarDay, formatShortDay } from '#core/i18n/formats.ts';
import { municipalityByCode } from '#features/geography/rules.ts';
import {
  Button,
  ButtonLink,
  type DeskColumn,
  DeskLayout,
  DeskTable,
  DeskTabs,
  DeskToolbar,
  Notice,
} from '#ui';
import { isStale } from '../../catalogue/confirmation-age.ts';
import { teamMessagesIn } from '../../messages.ts';
import { DESK_PARTS, type DeskPart, type DeskRow } from './rules.ts';

export const DESK_SORTS = ['-changed', 'name', 'town', 'state', 'confirmed'] as const;
export type DeskSort = 'changed' | 'name' | 'town' | 'state' | 'confirmed';
export type DeskFilterName = 'part' | 'municipality';

/** The page of a row: of its listing, or of an initiative that nobody keeps. */
export const deskPathOf = ({ listing, initiative }: DeskRow): string =>
  listing ? `/listings/${listing}` : `/listings/unkept/${initiative}`;

/** For the team: every initiative, with what waits, what got old, and what nobody keeps. */
export function InitiativesDeskPage({
  page,
  query,
  shown,
  counts,
  all,
  municipalityCounts,
  token,
  now,
  done,
}: {
  page: PageContext;
  query: TableQuery<DeskSort, DeskFilterName>;
  shown: TablePage<DeskRow>;
  counts: Record<DeskPart, number>;
  /** How many there are in all. */
  all: number;
  municipalityCounts: ReadonlyMap<string, number>;
  token: string;
  now: Date;
  /** What was done just now. */
  done?: 'vouched' | undefined;
}) {
  const { language } = page;
  const t = teamMessagesIn(language);
  const path = `/${language}/listings`;
  const tab = (part: DeskPart | undefined, label: string, count: number) => ({
    href: tableHref(path, query, { filters: { part } }),
    label,
    count,
    current: query.filters.part === part,
  });
  return (
    <DeskLayout
      page={page}
      title={t('desk.initiatives')}
      count={t('listings.count', { count: all })}
      crumbs={[{ href: `/${language}/organise`, label: t('listings.back') }]}
      actions={
        <ButtonLink href={`/${language}/register`} kind="ghost" icon="plus">
          {t('listings.register')}
        </ButtonLink>
      }
    >
      {done && (
        <Notice kind="good" role="status">
          {t('listings.vouched')}
        </Notice>
      )}
      <DeskTabs
        label={t('listings.parts')}
        tabs={[
          tab(undefined, t('listings.part.all'), all),
          ...DESK_PARTS.map((part) => tab(part, t(`listings.part.${part}`), counts[part])),
        ]}
      />
      <DeskToolbar
        language={language}
        path={path}
        query={query}
        searchLabel={t('listings.search')}
        filters={[
          {
            name: 'part',
            label: t('listings.parts'),
            options: DESK_PARTS.map((part) => ({
              value: part,
              label: t(`listings.part.${part}`),
              count: counts[part],
            })),
          },
          {
            name: 'municipality',
            label: t('listings.municipality'),
            options: municipalityOptions(municipalityCounts, language),
          },
        ]}
      />
      <DeskTable
        caption={t('desk.initiatives')}
        language={language}
        path={path}
        query={query}
        page={shown}
        rowKey={deskPathOf}
        rowKind={(row) => rowKind(row, now)}
        columns={columnsIn(language, token, now)}
        empty={<p>{t(query.search || query.filters.part ? 'listings.none-found' : 'listings.none')}</p>}
      />
    </DeskLayout>
  );
}

const rowKind = (row: DeskRow, now: Date): 'late' | 'off' | undefined => {
  if (row.state === 'waiting') return 'late';
  return row.visible && !isStale(row, now) ? undefined : 'off';
};

function municipalityOptions(counts: ReadonlyMap<string, number>, language: string) {
  const { compare } = new Intl.Collator(language);
  return [...counts]
    .map(([code, count]) => ({ value: code, label: municipalityByCode(code)?.name ?? code, count }))
    .sort((a, b) => compare(a.label, b.label));
}

function columnsIn(language: string, token: string, now: Date): DeskColumn<DeskRow, DeskSort>[] {
  const t = teamMessagesIn(language);
  return [
    {
      label: t('listings.name'),
      sort: 'name',
      cell: (row) => (
        <>
          <a href={`/${language}${deskPathOf(row)}`}>
            <bdi>{row.name || t('own.title')}</bdi>
          </a>
          <small>
            <bdi>{row.organisation}</bdi>
          </small>
        </>
      ),
    },
    { label: t('listings.town'), sort: 'town', cell: ({ town }) => <bdi lang="nl">{town}</bdi> },
    {
      label: t('listings.state'),
      sort: 'state',
      cell: (row) => (
        <>
          <span class={row.state === 'waiting' ? 'due' : undefined}>{stateText(row, language)}</span>
          {row.reviewReason && row.state === 'waiting' && <small>{t('listings.look-well')}</small>}
          {row.state === 'waiting' && row.listing && (
            <form method="post" action={`/${language}/listings/vouch`}>
              <input type="hidden" name="token" value={token} />
              <input type="hidden" name="listing" value={row.listing} />
              <Button kind="ghost" icon="check">
                {t('listings.vouch')}
              </Button>
            </form>
          )}
        </>
      ),
    },
    { label: t('listings.owner'), cell: ({ owner }) => t(`listings.owner.${owner}`) },
    {
      label: t('listings.confirmed'),
      sort: 'confirmed',
      cell: (row) => (
        <>
          {row.confirmedAt ? formatShortDay(row.confirmedAt, language, now) : t('listings.never')}
          {row.state === 'public' && isStale(row, now) && <small>{t('listings.part.stale')}</small>}
        </>
      ),
    },
    {
      label: t('listings.changed'),
      sort: 'changed',
      cell: ({ changedAt }) => formatShortDay(changedAt, language, now),
    },
  ];
}

/** Where an initiative stands, in a few words. */
export function stateText(
  { state, visible, pausedUntil }: Pick<DeskRow, 'state' | 'visible' | 'pausedUntil'>,
  language: string,
): string {
  const t = teamMessagesIn(language);
  if (state === 'paused' && pausedUntil)
    return t('listings.state.paused-until', { date: formatCalendarDay(pausedUntil, language) });
  return t(state === 'public' && !visible ? 'listings.state.lapsed' : `listings.state.${state}`);
}
