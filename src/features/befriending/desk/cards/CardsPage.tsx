import type { PageContext } from '#core/http/page-context.ts';
import { type TablePage, tableHref } from '#core/http/table-query.ts';
import { formatDate } from '#core/i18n/formats.ts';
import { answerText } from '#features/story';
import { SPOKEN_LANGUAGES, type SpokenLanguage } from '#features/vocabulary/rules.ts';
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
import { teamMessagesIn } from '../../messages.ts';
import { FORMS } from '../../model/answers.ts';
import { ABOUT_PATH, DESK_PATH } from '../../model/paths.ts';
import { SIDES } from '../../model/rules.ts';
import { CheckBadge } from '../model/CheckBadge.tsx';
import { cardPath, PRINT_PATH } from '../model/paths.ts';
import { CARD_VIEWS, type CardRow, type CardsQuery, type CardView, stateOf, weeksSince } from './rules.ts';

interface CardsPageProps {
  page: PageContext;
  token: string;
  query: CardsQuery;
  cards: TablePage<CardRow>;
  counts: Record<CardView, number>;
  /** Of all lists together. */
  total: number;
  asksCheck: boolean;
  now: Date;
  notice?: 'gone' | undefined;
}

/** The pool: who looks for somebody, since when, and what stands in the way; who has waited longest on top. */
export function CardsPage(props: CardsPageProps) {
  const { page, token, query, cards, counts, total, asksCheck, now, notice } = props;
  const { language } = page;
  const t = teamMessagesIn(language);
  const path = `/${language}${DESK_PATH}`;
  const { show } = query.filters;
  const views = CARD_VIEWS.filter((view) => asksCheck || view !== 'check');
  return (
    <DeskLayout
      page={page}
      title={t('desk.cards.title')}
      count={t('desk.cards.count', { count: cards.total })}
      crumbs={[]}
    >
      {notice && (
        <Notice kind="ask" role="status">
          {t('desk.card.gone')}
        </Notice>
      )}
      <DeskTabs
        label={t('desk.cards.views')}
        tabs={[
          {
            href: tableHref(path, query, { filters: { show: undefined } }),
            label: t('desk.cards.all'),
            count: total,
            current: !show,
          },
          ...views.map((view) => ({
            href: tableHref(path, query, { filters: { show: view } }),
            label: t(`desk.cards.view.${view}`),
            count: counts[view] || undefined,
            current: show === view,
          })),
        ]}
      />
      <DeskToolbar
        language={language}
        path={path}
        query={query}
        searchLabel={t('desk.cards.search')}
        filters={[
          {
            name: 'side',
            label: t('desk.side'),
            options: SIDES.map((value) => ({ value, label: t(`desk.side.${value}`) })),
          },
          {
            name: 'language',
            label: t('desk.language'),
            options: SPOKEN_LANGUAGES.map((value) => ({
              value,
              label: answerText('languages', [value], language),
            })),
          },
          {
            name: 'form',
            label: t('desk.form'),
            options: FORMS.map((value) => ({ value, label: t(`desk.form.${value}`) })),
          },
        ]}
      />
      <DeskTable
        caption={t('desk.cards.title')}
        language={language}
        path={path}
        query={query}
        page={cards}
        rowKey={({ card }) => card.id}
        rowKind={({ card, check }) =>
          check === 'over' ? 'late' : card.state === 'paused' || card.state === 'draft' ? 'off' : undefined
        }
        choice={{ form: 'bulk', nameOf: ({ name }) => name }}
        columns={[
          {
            label: t('desk.name'),
            sort: 'name',
            cell: ({ card, name, members }) => (
              <>
                <a href={tableHref(`/${language}${cardPath(card.id)}`, query, { page: query.page })}>
                  <bdi>{name}</bdi>
                </a>
                <small class="soft below">
                  {t(`desk.side.${card.side}`)}
                  {card.party === 'family' && ` · ${t('desk.party.family')}`}
                  {card.party === 'circle' && ` · ${t('desk.party.circle', { count: members.length })}`}
                </small>
              </>
            ),
          },
          {
            label: t('desk.waiting'),
            sort: 'waiting',
            cell: ({ card }) => (
              <>
                {t('desk.weeks', { count: weeksSince(card.wishedAt, now) })}
                <small class="soft below">{formatDate(card.wishedAt, language)}</small>
              </>
            ),
          },
          {
            label: t('desk.languages'),
            cell: ({ languages }) => answerText('languages', languages as SpokenLanguage[], language),
          },
          {
            label: t('desk.nearest'),
            sort: 'distance',
            cell: ({ nearestKm, reachable }) => (
              <>
                {nearestKm === null ? '–' : t('desk.km', { km: Math.round(nearestKm * 10) / 10 })}
                {!reachable && <small class="soft below">{t('desk.nobody')}</small>}
              </>
            ),
          },
          ...(asksCheck
            ? [
                {
                  label: t('desk.check'),
                  sort: 'check' as const,
                  cell: ({ check, checkedOn }: CardRow) => (
                    <CheckBadge state={check} checkedOn={checkedOn} language={language} />
                  ),
                },
              ]
            : []),
          {
            label: t('desk.state'),
            cell: (row) => {
              const state = stateOf(row);
              return (
                <>
                  <Badge kind={state === 'paired' ? 'new' : state === 'waiting' ? 'plain' : 'soft'}>
                    {t(`desk.state.${state}`)}
                  </Badge>
                  {row.open > 0 && (
                    <small class="soft below">{t('desk.proposals', { count: row.open })}</small>
                  )}
                </>
              );
            },
          },
        ]}
        empty={<Empty query={query} path={path} total={total} language={language} />}
      />
      {cards.total > 0 && (
        <BulkBar id="bulk" action={`/${language}${PRINT_PATH}`} token={token} language={language}>
          <Button kind="ghost" icon="print">
            {t('desk.print')}
          </Button>
        </BulkBar>
      )}
    </DeskLayout>
  );
}

function Empty({
  query,
  path,
  total,
  language,
}: {
  query: CardsQuery;
  path: string;
  total: number;
  language: string;
}) {
  const t = teamMessagesIn(language);
  if (total === 0)
    return (
      <>
        <p>{t('desk.cards.none')}</p>
        <ButtonLink href={`/${language}${ABOUT_PATH}`} kind="ghost">
          {t('desk.cards.about')}
        </ButtonLink>
      </>
    );
  return (
    <>
      <p>
        {query.filters.show === 'check'
          ? t('desk.cards.empty.check')
          : query.filters.show === 'nobody'
            ? t('desk.cards.empty.nobody')
            : t('desk.cards.none-found')}
      </p>
      <ButtonLink href={path} kind="ghost">
        {t('desk.cards.show-all')}
      </ButtonLink>
    </>
  );
}
