import type { AppContext } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { type Agent, formOf, mayMeet } from '../fit/rules.ts';
import { membersOf, ownCards } from '../model/queries.ts';
import type { Card } from '../model/rules.ts';
import type { ShownCircle } from './CirclesPage.tsx';
import { seenCircles } from './queries.ts';

/** The cards with which the acting person takes part as a newcomer. */
export const ownNewcomerCards = async (tx: Tx, person: string): Promise<Card[]> =>
  (await ownCards(tx, person)).filter(({ side }) => side === 'newcomer');

/** A card with its people, as the rules compare it. */
export const agentOf = async (tx: Tx, app: AppContext, card: Card): Promise<Agent> => ({
  card,
  members: (await membersOf(tx, app, [card.id])).map(({ answers }) => answers),
});

/** The circles that agreed to be seen, and what the acting person can do with each. */
export async function shownCircles(
  tx: Tx,
  app: AppContext,
  { person, names }: { person: string; names: ReadonlyMap<string, string> },
): Promise<ShownCircle[]> {
  const cards = await ownCards(tx, person);
  const own = cards.filter(({ side, state }) => side === 'newcomer' && state === 'active');
  const agents = new Map<string, Agent>();
  for (const card of own) agents.set(card.pool, await agentOf(tx, app, card));
  const seen = await seenCircles(
    tx,
    app,
    person,
    own.map(({ id }) => id),
  );
  // Those that can be asked stand first.
  const here = new Set(cards.map(({ pool }) => pool));
  seen.sort((one, other) => Number(here.has(other.card.pool)) - Number(here.has(one.card.pool)));
  return seen.map(({ face, card, members, open, busy }): ShownCircle => {
    const me = agents.get(card.pool);
    const other = { card, members };
    const ask = open
      ? 'asked'
      : !me
        ? cards.some(({ pool, side }) => pool === card.pool && side === 'resident')
          ? 'resident'
          : 'no-card'
        : mayMeet(me, other) || !formOf(me, other)
          ? 'no-fit'
          : busy
            ? 'busy'
            : 'can';
    return { face, organisation: names.get(card.pool) ?? '', ask };
  });
}
