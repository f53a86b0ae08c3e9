import type { AppContext } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import type { Answers } from '../model/answers.ts';
import { membersOf, ownCards } from '../model/queries.ts';
import type { Card } from '../model/rules.ts';
import { type CircleYear, ownYears } from './year-queries.ts';

/** What the own page says of circles. */
export interface OwnCircleFacts {
  circles: { card: Card; members: Answers[] }[];
  years: CircleYear[];
}

/** The circles and years together of the acting person. */
export async function ownCircleFacts(tx: Tx, app: AppContext, person: string): Promise<OwnCircleFacts> {
  const cards = await ownCards(tx, person);
  const circles = cards.filter(({ party }) => party === 'circle');
  const members = await membersOf(
    tx,
    app,
    circles.map(({ id }) => id),
  );
  return {
    circles: circles.map((card) => ({
      card,
      members: members.filter((member) => member.card === card.id).map(({ answers }) => answers),
    })),
    years: await ownYears(
      tx,
      person,
      cards.map(({ id }) => id),
      app.now(),
    ),
  };
}
