import { fitOf, mayMeet, reasonsOf } from '../../fit/rules.ts';
import type { PoolCard } from '../model/queries.ts';
import type { Possible } from './ProposePage.tsx';

/** So many are named: whoever is better off with somebody farther down looks at the cards themselves. */
const MAX_POSSIBLE = 50;

const agentOf = ({ card, members }: PoolCard) => ({ card, members: members.map(({ answers }) => answers) });

/** With whom of the other side a card can meet, who fits both best first; who has enough others is left out. */
export function possibleFor(row: PoolCard, cards: readonly PoolCard[]): Possible[] {
  const me = agentOf(row);
  return cards
    .filter(
      ({ card, pairs }) => card.side !== row.card.side && card.state === 'active' && pairs < card.capacity,
    )
    .map((other) => ({ other, agent: agentOf(other) }))
    .filter(({ agent }) => mayMeet(me, agent) === null)
    .map(({ other, agent }) => ({
      row: other,
      reasons: reasonsOf(me, agent),
      // As well off as the less content of the two.
      fit: Math.min(fitOf(me, agent).score, fitOf(agent, me).score),
    }))
    .sort((a, b) => b.fit - a.fit || a.row.card.wishedAt.getTime() - b.row.card.wishedAt.getTime())
    .slice(0, MAX_POSSIBLE)
    .map(({ fit: _, ...possible }) => possible);
}
