import type { PageContext } from '#core/http/page-context.ts';
import { type TablePage, tableHref } from '#core/http/table-query.ts';
import { formatDate } from '#core/i18n/formats.ts';
import { Badge, ButtonLink, DeskLayout, DeskTable, DeskTabs, Notice } from '#ui';
import { teamMessagesIn } from '../../messages.ts';
import { DESK_PATH } from '../../model/paths.ts';
import type { FollowedPair } from '../../pairs/follow-up-queries.ts';
import { PAIRS_DESK_PATH, pairDeskPath } from '../model/paths.ts';
import { isOverdue, isWorrying, PAIR_VIEWS, type PairsQuery, type PairView, stageOf } from './rules.ts';

interface PairsDeskProps {
  page: PageContext;
  query: PairsQuery;
  pairs: TablePage<FollowedPair>;
  counts: Record<PairView, number>;
  /** What a card of the own pool is called, by its id. */
  names: ReadonlyMap<string, string>;
  now: Date;
  gone: boolean;
}

/** Who meets: at which stage, of whom nothing was heard, and what ended early and why. What needs somebody is on top. */
export function PairsDeskPage({ page, query, pairs, counts, names, now, gone }: PairsDeskProps) {
  const { language } = page;
  const t = teamMessagesIn(language);
  const path = `/${language}${PAIRS_DESK_PATH}`;
  const show = query.filters.show ?? 'now';
  return (
    <DeskLayout
      page={page}
      title={t('desk.pairs.title')}
      count={t('desk.pairs.count', { count: pairs.total })}
      crumbs={[{ href: `/${language}${DESK_PATH}`, label: t('desk.cards.title') }]}
    >
      {gone && (
        <Notice kind="ask" role="status">
          {t('desk.pair.gone')}
        </Notice>
      )}
      <DeskTabs
        label={t('desk.cards.views')}
        tabs={PAIR_VIEWS.map((view) => ({
          href: tableHref(path, query, { filters: { show: view } }),
          label: t(`desk.pairs.view.${view}`),
          count: counts[view] || undefined,
          current: show === view,
        }))}
      />
      <DeskTable
        caption={t('desk.pairs.title')}
        language={language}
        path={path}
        query={query}
        page={pairs}
        rowKey={({ id }) => id}
        rowKind={(pair) =>
          pair.state === 'ended' ? 'off' : isWorrying(pair) || isOverdue(pair, now) ? 'late' : undefined
        }
        columns={[
          {
            label: t('desk.round.who'),
            cell: (pair) => (
              <a href={`/${language}${pairDeskPath(pair.id)}`}>
                <PairName pair={pair} names={names} language={language} />
              </a>
            ),
          },
          { label: t('desk.kind'), cell: ({ kind }) => t(`desk.form.${kind}`) },
          {
            label: t('desk.pairs.since'),
            sort: 'since',
            cell: ({ since }) => formatDate(since, language),
          },
          {
            label: t('desk.pairs.stage'),
            sort: 'urgent',
            cell: (pair) => (
              <>
                {t(`desk.pairs.stage.${stageOf(pair, now)}`)}{' '}
                {isOverdue(pair, now) && <Badge kind="new">{t('desk.pairs.overdue')}</Badge>}{' '}
                {isWorrying(pair) && <Badge kind="new">{t('desk.pairs.worry')}</Badge>}
              </>
            ),
          },
          {
            label: t('desk.state'),
            cell: ({ state, endedAt, end }) => (
              <>
                {t(`desk.pairs.state.${state}`)}
                {endedAt && <small class="soft below">{formatDate(endedAt, language)}</small>}
                {end && <small class="soft below">{t(`desk.pairs.reason.${end.reason}`)}</small>}
              </>
            ),
          },
        ]}
        empty={
          <>
            <p>{t(`desk.pairs.empty.${show as PairView}`)}</p>
            {show !== 'now' && (
              <ButtonLink href={path} kind="ghost">
                {t('desk.pairs.view.now')}
              </ButtonLink>
            )}
          </>
        }
      />
    </DeskLayout>
  );
}

/** Both names, as far as they are of the own pool; somebody who stopped altogether has none any more. */
export function PairName({
  pair: { newcomerCard, residentCard },
  names,
  language,
}: {
  pair: Pick<FollowedPair, 'newcomerCard' | 'residentCard'>;
  names: ReadonlyMap<string, string>;
  language: string;
}) {
  const t = teamMessagesIn(language);
  return (
    <>
      <bdi>{names.get(newcomerCard) ?? t('desk.pairs.nameless')}</bdi>
      {' · '}
      <bdi>{names.get(residentCard) ?? t('desk.pairs.nameless')}</bdi>
    </>
  );
}
