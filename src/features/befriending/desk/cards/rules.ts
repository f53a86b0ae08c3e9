import { distanceKm } from '#core/geo/travel-time.ts';
import type { TableOptions, TableQuery } from '#core/http/table-query.ts';
import { DAY_MS } from '#core/time/durations.ts';
import { SPOKEN_LANGUAGES } from '#features/vocabulary/rules.ts';
import {
  type MeetingObstacle as Obstacle,
  obstacleBesidesDistance,
  reachBetween,
} from '../../fit/compare.ts';
import { type AgentProfile, profileOf } from '../../fit/profile.ts';
import { FORMS } from '../../model/answers.ts';
import { SIDES, type Side } from '../../model/rules.ts';
import type { CheckState } from '../model/checks.ts';
import type { PoolCard } from '../model/queries.ts';

/** The lists that the cards of a pool fall apart into, each with an address of its own. */
export const CARD_VIEWS = ['waiting', 'paired', 'paused', 'draft', 'check', 'nobody'] as const;
export type CardView = (typeof CARD_VIEWS)[number];

export type CardSort = 'waiting' | 'name' | 'distance' | 'check';
export type CardFilter = 'show' | 'side' | 'language' | 'form';
export type CardsQuery = TableQuery<CardSort, CardFilter>;

/** The table knows these orders and filters; who has waited longest is on top. */
export const cardsTable: TableOptions<CardSort, CardFilter> = {
  sorts: ['waiting', 'name', 'distance', 'check'],
  filters: { show: CARD_VIEWS, side: SIDES, language: SPOKEN_LANGUAGES, form: FORMS },
};

/** A line of the table: a card with what is worked out about it. */
export interface CardRow extends PoolCard {
  /** What the card is called: the name of the person, or that of the circle. */
  name: string;
  languages: string[];
  /** To the nearest card of the other side with which it works but for the distance, as the crow flies; null: there is none. */
  nearestKm: number | null;
  /** There is somebody of the other side with whom no rule of either stands in the way. */
  reachable: boolean;
  check: CheckState;
  /** The day of the check that runs out first, YYYY-MM-DD; null: one is missing, or none is asked. */
  checkedOn: string | null;
}

/** What a card is called at the desk. */
export const nameOfCard = ({ card, members }: Pick<PoolCard, 'card' | 'members'>): string =>
  card.circleName ?? members[0]?.name ?? '';

const placeOf = ({ members }: PoolCard) => members[0]?.answers.place;

/** Does a card take part in rounds now, or would it with a check? */
const looksForSomebody = ({ card, pairs }: PoolCard): boolean =>
  card.state === 'active' && pairs < card.capacity;

const otherSideOf = (side: Side): Side => (side === 'newcomer' ? 'resident' : 'newcomer');

/** What keeps a card and some others apart: how many of them each obstacle concerns first. */
export type Obstacles = Partial<Record<Obstacle, number>>;

/**
 * The lines of a pool.
 * @param checkOf the state of the checks of a card
 */
export function cardRows(
  cards: readonly PoolCard[],
  checkOf: (card: PoolCard) => { check: CheckState; checkedOn: string | null },
): CardRow[] {
  const looking = Map.groupBy(cards.filter(looksForSomebody), ({ card }) => card.side);
  const profiles = profilesOf(cards);
  return cards.map((row) => {
    const others = looking.get(otherSideOf(row.card.side)) ?? [];
    return {
      ...row,
      ...checkOf(row),
      name: nameOfCard(row),
      languages: [...new Set(row.members.flatMap(({ answers }) => answers.languages))],
      ...nearestOf(profiles, row, others),
    };
  });
}

/** Profiles are worked out once: each card is compared with all of the other side. */
const profilesOf = (cards: readonly PoolCard[]): ReadonlyMap<string, AgentProfile> =>
  new Map(
    cards.map(({ card, members }) => [
      card.id,
      profileOf({ card, members: members.map(({ answers }) => answers) }),
    ]),
  );

function obstacleBetween(
  profiles: ReadonlyMap<string, AgentProfile>,
  one: PoolCard,
  other: PoolCard,
): Obstacle | null {
  const [a, b] = [profiles.get(one.card.id), profiles.get(other.card.id)];
  if (!a || !b) return 'forms';
  return obstacleBesidesDistance(a, b) ?? (reachBetween(a, b) === 'far' ? 'distance' : null);
}

/** With how many of the other side a card can meet, and what keeps the others apart from it. */
export function obstaclesOf(
  cards: readonly PoolCard[],
  row: PoolCard,
): { possible: number; obstacles: Obstacles } {
  const others = cards.filter(
    (other) => other.card.side === otherSideOf(row.card.side) && looksForSomebody(other),
  );
  const profiles = profilesOf([row, ...others]);
  const obstacles: Obstacles = {};
  let possible = 0;
  for (const other of others) {
    const obstacle = obstacleBetween(profiles, row, other);
    if (obstacle === null) possible++;
    else obstacles[obstacle] = (obstacles[obstacle] ?? 0) + 1;
  }
  return { possible, obstacles };
}

/** How far the nearest card is with which only the distance could stand in the way, and whether one is within reach. */
function nearestOf(
  profiles: ReadonlyMap<string, AgentProfile>,
  row: PoolCard,
  others: readonly PoolCard[],
): Pick<CardRow, 'nearestKm' | 'reachable'> {
  let nearestKm: number | null = null;
  let reachable = false;
  for (const other of others) {
    const obstacle = obstacleBetween(profiles, row, other);
    if (obstacle !== null && obstacle !== 'distance') continue;
    reachable ||= obstacle === null;
    const [here, there] = [placeOf(row), placeOf(other)];
    if (here && there) nearestKm = Math.min(nearestKm ?? Number.POSITIVE_INFINITY, distanceKm(here, there));
  }
  return { nearestKm, reachable };
}

/** Does a card stand in this list? */
export function isInView(row: CardRow, view: CardView): boolean {
  const { card, pairs, check, reachable } = row;
  switch (view) {
    case 'waiting':
      return looksForSomebody(row);
    case 'paired':
      return pairs > 0;
    case 'paused':
    case 'draft':
      return card.state === view;
    case 'check':
      return check === 'missing' || check === 'over' || check === 'soon';
    case 'nobody':
      return looksForSomebody(row) && !reachable;
  }
}

/** How many cards each list has. */
export const countViews = (rows: readonly CardRow[]): Record<CardView, number> => {
  const count = (view: CardView) => rows.filter((row) => isInView(row, view)).length;
  return {
    waiting: count('waiting'),
    paired: count('paired'),
    paused: count('paused'),
    draft: count('draft'),
    check: count('check'),
    nobody: count('nobody'),
  };
};

/** Which of all are the cards before and after one in the order of the table. */
export function neighboursOf(rows: readonly CardRow[], id: string): { previous?: string; next?: string } {
  const at = rows.findIndex(({ card }) => card.id === id);
  if (at < 0) return {};
  const [before, after] = [rows[at - 1], rows[at + 1]];
  return { ...(before && { previous: before.card.id }), ...(after && { next: after.card.id }) };
}

/** What a card is doing now. */
export type DoingNow = 'waiting' | 'paired' | 'paused' | 'draft';
export const stateOf = ({ card, pairs }: PoolCard): DoingNow =>
  card.state === 'paused' || card.state === 'draft' ? card.state : pairs > 0 ? 'paired' : 'waiting';

/** Whole weeks since a moment. */
export const weeksSince = (moment: Date, now: Date): number =>
  Math.max(0, Math.floor((now.getTime() - moment.getTime()) / (7 * DAY_MS)));

/** How long the reason for a pause can be, in characters. */
export const MAX_REASON_LENGTH = 500;
