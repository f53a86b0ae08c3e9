import type { PageContext } from '#core/http/page-context.ts';
import { tableHref } from '#core/http/table-query.ts';
import { formatDate } from '#core/i18n/formats.ts';
import { languageNameOf } from '#core/i18n/languages.ts';
import { amsterdamDate } from '#core/time/amsterdam.ts';
import { Badge, ButtonLink, Definition, DeskLayout, Notice } from '#ui';
import type { MeetingObstacle as Obstacle } from '../../fit/rules.ts';
import { teamMessagesIn } from '../../messages.ts';
import { DESK_PATH } from '../../model/paths.ts';
import type { DeskPause } from '../../model/pause-queries.ts';
import type { Pool } from '../../model/rules.ts';
import type { FollowedPair } from '../../pairs/follow-up-queries.ts';
import type { MemberCheck as Check } from '../../safety/rules.ts';
import { AnswersFacts } from '../model/AnswersFacts.tsx';
import { cardPath, pairDeskPath, REACH_PATH } from '../model/paths.ts';
import type { PoolCard } from '../model/queries.ts';
import { CheckSection, type CheckUndo, type TypedDay } from './CheckSection.tsx';
import { PauseSection } from './PauseSection.tsx';
import { type CardRow, type CardsQuery, nameOfCard, type Obstacles, stateOf, weeksSince } from './rules.ts';

/** What was done, or why not. */
export type CardNotice = 'paused' | 'resumed' | 'undone' | 'proposed' | 'changed';

/** A form of the page that was not taken, as it was sent. */
export interface CardTrouble {
  reason?: { typed: string; error?: 'no-reason' | 'too-long' };
  /** The day of a check, of one member. */
  day?: TypedDay;
}

interface CardPageProps {
  page: PageContext;
  token: string;
  row: CardRow;
  pool: Pool;
  /** By the id of the member. */
  checks: ReadonlyMap<string, Check>;
  /** Of the table from which somebody came. */
  query: CardsQuery;
  neighbours: { previous?: string; next?: string };
  pause: DeskPause | undefined;
  /** Whom they meet and met, and their cards as far as they are of this pool. */
  pairs: FollowedPair[];
  others: ReadonlyMap<string, PoolCard>;
  /** With how many of the other side it can meet, and what keeps the others apart. */
  possible: number;
  obstacles: Obstacles;
  now: Date;
  notice?: CardNotice | undefined;
  trouble?: CardTrouble | undefined;
  /** A check was noted just now. */
  undo?: CheckUndo | undefined;
}

/** One card for the coordinator: who it is, what they said, since when they wait, and what can be done for them. */
export function CardPage(props: CardPageProps) {
  const { page, token, row, query, neighbours, pause, possible, obstacles, now, notice, trouble } = props;
  const { pool, checks, undo, pairs: meets, others } = props;
  const { language } = page;
  const t = teamMessagesIn(language);
  const back = tableHref('', query, { page: query.page });
  const { card, members, name, open, pairs } = row;
  const list = `/${language}${DESK_PATH}`;
  const toCard = (id: string) => tableHref(`/${language}${cardPath(id)}`, query, { page: query.page });
  return (
    <DeskLayout
      page={page}
      title={name}
      crumbs={[{ href: tableHref(list, query, { page: query.page }), label: t('desk.cards.title') }]}
      keys={[
        { key: 'b', label: t('desk.card.back') },
        { key: 'n', label: t('desk.card.next') },
        { key: 'p', label: t('desk.card.previous') },
        { key: 'v', label: t('desk.propose.open') },
        { key: 'd', label: t('desk.check.note') },
        { key: 'w', label: t('desk.pause.title') },
        { key: 'z', label: t('desk.card.undo') },
      ]}
      actions={
        <>
          <Badge kind="soft">{t(`desk.state.${stateOf(row)}`)}</Badge>
          {stateOf(row) === 'waiting' && possible > 0 && (
            <ButtonLink href={`/${language}${cardPath(card.id)}/propose`} icon="people" keyName="v">
              {t('desk.propose.open')}
            </ButtonLink>
          )}
          <ButtonLink
            href={tableHref(list, query, { page: query.page })}
            kind="quiet"
            icon="back"
            keyName="b"
          >
            {t('desk.card.back')}
          </ButtonLink>
          {neighbours.previous && (
            <ButtonLink href={toCard(neighbours.previous)} kind="quiet" keyName="p">
              {t('desk.card.previous')}
            </ButtonLink>
          )}
          {neighbours.next && (
            <ButtonLink href={toCard(neighbours.next)} kind="quiet" icon="arrow" keyName="n">
              {t('desk.card.next')}
            </ButtonLink>
          )}
        </>
      }
    >
      {notice && (
        <Notice
          kind={notice === 'changed' ? 'problem' : 'good'}
          role={notice === 'changed' ? 'alert' : 'status'}
        >
          {t(`desk.card.${notice}`)}
        </Notice>
      )}
      {!row.reachable && stateOf(row) === 'waiting' && (
        <Notice kind="ask">
          <p>{t('desk.card.nobody')}</p>
          <ButtonLink href={`/${language}${REACH_PATH}`} kind="ghost">
            {t('desk.reach.title')}
          </ButtonLink>
        </Notice>
      )}
      <div class="desk-facts">
        <Definition
          items={[
            [t('desk.side'), t(`desk.side.${card.side}`)],
            [t('desk.party'), t(`desk.party.${card.party}`, { count: members.length })],
            [
              t('desk.waiting'),
              t('desk.card.since', {
                date: formatDate(card.wishedAt, language),
                count: weeksSince(card.wishedAt, now),
              }),
            ],
            [t('desk.form'), card.forms.map((form) => t(`desk.form.${form}`)).join(' · ')],
            [t('desk.capacity'), t('desk.capacity.value', { capacity: card.capacity, pairs, open })],
            [
              t('desk.nearest'),
              row.nearestKm === null ? '–' : t('desk.km', { km: Math.round(row.nearestKm * 10) / 10 }),
            ],
            [
              t('desk.possible'),
              [
                t('desk.possible.count', { count: possible }),
                ...Object.entries(obstacles).map(([obstacle, count]) =>
                  t(`desk.obstacle.${obstacle as Obstacle}`, { count }),
                ),
              ].join(' · '),
            ],
          ]}
        />
      </div>
      {members.map((member) => (
        <section>
          <h2>
            <bdi>{member.name}</bdi>{' '}
            {card.party === 'circle' && member.speaks && <Badge kind="soft">{t('desk.card.speaks')}</Badge>}
          </h2>
          <p class="soft">
            {t('desk.card.joined', {
              date: formatDate(member.joinedAt, language),
              language: languageNameOf(member.language),
            })}
          </p>
          <AnswersFacts answers={member.answers} language={language} />
          {pool.checkKind !== 'none' && (
            <CheckSection
              card={card.id}
              member={member}
              pool={pool}
              check={checks.get(member.id)}
              today={amsterdamDate(now)}
              token={token}
              typed={trouble?.day?.member === member.id ? trouble.day : undefined}
              undo={undo?.member === member.id ? undo : undefined}
              back={back}
              language={language}
            />
          )}
        </section>
      ))}
      {meets.length > 0 && (
        <section>
          <h2>{t('desk.pairs.title')}</h2>
          <ul>
            {meets.map(({ id, newcomerCard, residentCard, since, state }) => {
              const other = others.get(newcomerCard === card.id ? residentCard : newcomerCard);
              return (
                <li>
                  <a href={`/${language}${pairDeskPath(id)}`}>
                    <bdi>{other ? nameOfCard(other) : t('desk.pairs.nameless')}</bdi>
                  </a>{' '}
                  <span class="soft">
                    {t('desk.card.meets', {
                      date: formatDate(since, language),
                      state: t(`desk.pairs.state.${state}`),
                    })}
                  </span>
                </li>
              );
            })}
          </ul>
        </section>
      )}
      <PauseSection
        card={card}
        pause={pause}
        token={token}
        typed={trouble?.reason?.typed ?? ''}
        error={trouble?.reason?.error}
        back={back}
        language={language}
      />
    </DeskLayout>
  );
}
