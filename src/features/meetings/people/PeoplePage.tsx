import type { PageContext } from '#core/http/page-context.ts';
import { type TablePage, tableHref } from '#core/http/table-query.ts';
import { formatShortDay, formatTime } from '#core/i18n/formats.ts';
import {
  Badge,
  BulkBar,
  Button,
  DeskLayout,
  DeskTable,
  DeskTabs,
  DeskToolbar,
  Notice,
  UndoNotice,
} from '#ui';
import { breakOutsOf, breakoutRounds } from '../edition/rules.ts';
import { textOf } from '../edition/texts.ts';
import type { Edition } from '../edition/types.ts';
import { teamMessagesIn } from '../messages.ts';
import { needText } from '../registrations/need-text.ts';
import { partyName } from '../registrations/rules.ts';
import { NEED_KINDS, type Registration } from '../registrations/types.ts';
import { explainSeat } from '../seating/seat-text.ts';
import { type Double, NO_SEAT, PEOPLE_GROUPS, type PeopleGroup, type PeopleQuery } from './rules.ts';

/** What was done with the chosen rows. */
export type PeopleNotice =
  | { kind: 'cancelled'; ids: string[] }
  | { kind: 'restored'; count: number }
  | { kind: 'sent'; reached: number; others: number }
  | { kind: 'nobody-chosen' | 'changed-elsewhere' };

interface PeoplePageProps {
  page: PageContext;
  edition: Edition;
  query: PeopleQuery;
  rows: TablePage<Registration>;
  /** Of everybody who comes. */
  counts: { signUps: number; people: number; cancelled: number; doubles: number; withoutSeat: number };
  /** Of what is shown: how many people asked for what, when one need is filtered. */
  needCounts: [text: string, count: number][];
  doubles: ReadonlyMap<string, readonly Double[]>;
  token: string;
  now: Date;
  notice?: PeopleNotice | undefined;
}

/** Everybody who registered, to search, filter, sort and work through: one row a registration. */
export function PeoplePage({
  page,
  edition,
  query,
  rows,
  counts,
  needCounts,
  doubles,
  token,
  now,
  notice,
}: PeoplePageProps) {
  const { language } = page;
  const t = teamMessagesIn(language);
  const basePath = `/${language}/organise/${edition.id}`;
  const path = `${basePath}/people`;
  const { place } = query.filters;
  const breakOuts = breakOutsOf(edition);
  const numbers = new Map(breakOuts.map(({ id, number }) => [id, number]));
  const wishesOf = ({ wishes }: Registration): string =>
    breakoutRounds(edition)
      .map(({ id }) => (wishes[id] ?? []).map((wish) => numbers.get(wish) ?? '').join(' · '))
      .filter(Boolean)
      .join(' / ');
  const groupCounts: Partial<Record<PeopleGroup, number>> = {
    coming: counts.signUps,
    cancelled: counts.cancelled,
    double: counts.doubles,
  };
  const isCancelled = query.filters.group === 'cancelled';
  const messageGroup = place === NO_SEAT ? 'waiting' : place;
  return (
    <DeskLayout
      page={page}
      title={t('people.title')}
      count={t('people.count', { signUps: counts.signUps, people: counts.people })}
      crumbs={[{ href: basePath, label: textOf(edition.texts, 'title', language) }]}
      sheet={page.assets['people.css']}
      actions={
        <>
          <a class="chip" href={`${basePath}/come`}>
            {t('desk.come')}
          </a>
          <a class="chip" href={tableHref(`${path}.csv`, query)}>
            {t('numbers.csv')}
          </a>
          {messageGroup && (
            <a class="chip" href={`${basePath}/message?group=${messageGroup}`}>
              {t('people.message')}
            </a>
          )}
        </>
      }
    >
      {notice && <PeopleNoticeBox notice={notice} path={path} token={token} language={language} />}
      <DeskTabs
        label={t('people.group')}
        tabs={(['coming', 'cancelled', 'double', 'came', 'not-came'] as const).map((group) => ({
          href: tableHref(path, query, { filters: { group } }),
          label: t(`people.group.${group}`),
          count: groupCounts[group],
          current: (query.filters.group ?? 'coming') === group,
        }))}
      />
      <DeskToolbar
        language={language}
        path={path}
        query={query}
        searchLabel={t('people.search')}
        filters={[
          {
            name: 'group',
            label: t('people.group'),
            options: PEOPLE_GROUPS.map((group) => ({
              value: group,
              label: t(`people.group.${group}`),
              count: groupCounts[group],
            })),
          },
          {
            name: 'need',
            label: t('people.need'),
            options: NEED_KINDS.map((kind) => ({ value: kind, label: t(`people.need.${kind}`) })),
          },
          {
            name: 'place',
            label: t('people.place'),
            options: [
              { value: NO_SEAT, label: t('seats.none'), count: counts.withoutSeat },
              ...breakOuts.map(({ id, number, texts, seatsTaken }) => ({
                value: id,
                label: `${number}. ${textOf(texts, 'title', language)}`,
                count: seatsTaken,
              })),
            ],
          },
        ]}
      />
      {needCounts.length > 0 && (
        <p>
          {needCounts.map(([text, count]) => (
            <span class="chip">
              <bdi>{text}</bdi> <b class="count">{count}</b>
            </span>
          ))}
        </p>
      )}
      <DeskTable
        caption={t('people.title')}
        language={language}
        path={path}
        query={query}
        page={rows}
        rowKey={({ id }) => id}
        rowKind={({ id, state }) => (state === 'cancelled' ? 'off' : doubles.has(id) ? 'late' : undefined)}
        choice={{ form: 'bulk', nameOf: partyName }}
        columns={[
          {
            label: t('people.name'),
            sort: 'name',
            cell: (registration) => (
              <Names registration={registration} doubles={doubles} path={path} language={language} />
            ),
          },
          { label: t('people.size'), sort: 'size', numeric: true, cell: ({ size }) => size },
          { label: t('people.wishes'), cell: wishesOf },
          {
            label: t('people.needs'),
            cell: (registration) => <Needs registration={registration} language={language} />,
          },
          {
            label: t('people.seat'),
            sort: 'seat',
            cell: (registration) => (
              <SeatCell registration={registration} edition={edition} language={language} />
            ),
          },
          {
            label: t('people.contact'),
            cell: ({ email, phone }) => (
              <bdi>{[email, phone].filter(Boolean).join(' · ') || t('people.no-contact')}</bdi>
            ),
          },
          {
            label: t('people.changed'),
            sort: 'changed',
            cell: ({ changedAt, changedBy }) => (
              <>
                {formatShortDay(changedAt, language, now)} <bdi>{changedBy ?? t('people.themselves')}</bdi>
              </>
            ),
          },
        ]}
        empty={<p>{t('people.empty')}</p>}
      />
      {rows.total > 0 && (
        <BulkBar id="bulk" action={`${path}/links`} token={token} language={language}>
          {!isCancelled && <Button kind="ghost">{t('people.link.do')}</Button>}
          <Button kind="quiet" to={`${path}/${isCancelled ? 'restored' : 'cancelled'}`}>
            {t(isCancelled ? 'people.restore.do' : 'people.cancel.do')}
          </Button>
        </BulkBar>
      )}
    </DeskLayout>
  );
}

function Names({
  registration: { id, members, walkIn, state, note },
  doubles,
  path,
  language,
}: {
  registration: Registration;
  doubles: PeoplePageProps['doubles'];
  path: string;
  language: string;
}) {
  const t = teamMessagesIn(language);
  return (
    <>
      <a href={`${path}/${id}`}>
        <bdi>{members.map(({ firstName }) => firstName ?? t('host.nameless')).join(', ')}</bdi>
      </a>{' '}
      {state !== 'coming' && <Badge kind="soft">{t(`people.state.${state}`)}</Badge>}
      {walkIn && <Badge kind="soft">{t('people.walk-in')}</Badge>}
      {doubles.has(id) && <Badge kind="new">{t('people.double')}</Badge>}
      {members.map(({ code, cameAt }) => (
        <small>
          {' '}
          <span dir="ltr">{code}</span>
          {cameAt && ` ✓ ${formatTime(cameAt, language)}`}
        </small>
      ))}
      {note && <small> · {note.slice(0, 60)}</small>}
    </>
  );
}

/** Of a party it is said whose need it is: the caterer counts people. */
function Needs({
  registration: { members, needs },
  language,
}: {
  registration: Registration;
  language: string;
}) {
  const t = teamMessagesIn(language);
  const nameOf = (memberId: string | null) => {
    const index = members.findIndex(({ id }) => id === memberId);
    return members[index]?.firstName ?? t('member.legend', { number: index + 1 });
  };
  return (
    <>
      {needs.map((need) => (
        <div>
          <bdi>{needText(need, language)}</bdi>
          {members.length > 1 && (
            <>
              {' '}
              (<bdi>{nameOf(need.member)}</bdi>)
            </>
          )}
          {need.state !== 'asked' && ` · ${t(`need.state.${need.state}`)}`}
        </div>
      ))}
    </>
  );
}

function SeatCell({
  registration: { seats, reasons, state },
  edition,
  language,
}: {
  registration: Registration;
  edition: Edition;
  language: string;
}) {
  if (edition.seating === 'wishes' || state !== 'coming') return null;
  return (
    <>
      {breakoutRounds(edition).map((item) => {
        const seat = seats.find(({ partId }) => partId === item.id);
        const breakOut = item.breakOuts.find(({ id }) => id === seat?.breakOutId);
        const [, ...why] = explainSeat(item, seat, language, reasons[item.id]);
        return (
          <div title={why.join(' ')}>
            {breakOut ? (
              <>
                {breakOut.number}. <bdi>{textOf(breakOut.texts, 'title', language)}</bdi>
              </>
            ) : (
              '–'
            )}
            {why[0] && <small class="soft"> {why[0]}</small>}
          </div>
        );
      })}
    </>
  );
}

function PeopleNoticeBox({
  notice,
  path,
  token,
  language,
}: {
  notice: PeopleNotice;
  path: string;
  token: string;
  language: string;
}) {
  const t = teamMessagesIn(language);
  switch (notice.kind) {
    case 'cancelled':
      return (
        <UndoNotice
          text={t('people.cancelled', { count: notice.ids.length })}
          action={`${path}/restored`}
          token={token}
          fields={{ registrations: notice.ids.join(' ') }}
          language={language}
        />
      );
    case 'restored':
      return (
        <Notice kind="good" role="status">
          {t('people.restored', { count: notice.count })}
        </Notice>
      );
    case 'sent':
      return (
        <Notice kind="good" role="status">
          {t('people.link.sent', { reached: notice.reached, others: notice.others })}
        </Notice>
      );
    default:
      return (
        <Notice kind="problem" role="alert">
          {t(`people.refused.${notice.kind}`)}
        </Notice>
      );
  }
}
