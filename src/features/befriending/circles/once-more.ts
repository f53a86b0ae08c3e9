import { randomUUID } from 'node:crypto';
import type { AppContext } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { daysAfter, daysBefore } from '#core/time/amsterdam.ts';
import { formOf, mayMeet, reasonsOf } from '../fit/rules.ts';
import { findCards, membersOf } from '../model/queries.ts';
import { type Card, PROPOSAL_DAYS } from '../model/rules.ts';
import { insertProposals } from '../rounds/queries.ts';
import { metOnce } from './queries.ts';
import { ONCE_MORE_DAYS } from './rules.ts';

/**
 * Something small that was done ends by itself; whether more is wanted is asked as everything is: a proposal to both at once, that each
 * answers for themselves. So nobody has to ask, and nobody is refused. Where both have no room yet it is asked later, for some weeks.
 */
export const proposeMore = (app: AppContext): Promise<void> =>
  inTransaction(app.db, { systemTask: { name: 'befriending' } }, async (tx) => {
    const now = app.now();
    for (const { newcomer, resident } of await metOnce(tx, daysBefore(now, ONCE_MORE_DAYS)))
      await proposeAgain(tx, app, newcomer, resident, now);
  });

async function proposeAgain(
  tx: Tx,
  app: AppContext,
  newcomerId: string,
  residentId: string,
  now: Date,
): Promise<void> {
  const cards = await findCards(tx, [newcomerId, residentId]);
  const [newcomer, resident] = [newcomerId, residentId].map((id) => cards.find((card) => card.id === id));
  if (!newcomer || !resident) return;
  const members = await membersOf(tx, app, [newcomerId, residentId]);
  const agentOf = (card: Card) => ({
    card,
    members: members.filter((member) => member.card === card.id).map(({ answers }) => answers),
  });
  const [one, other] = [agentOf(newcomer), agentOf(resident)];
  const kind = formOf(one, other);
  if (!kind || mayMeet(one, other)) return;
  await insertProposals(
    tx,
    {
      pool: resident.pool,
      round: null,
      handReason: null,
      proposals: [
        {
          id: randomUUID(),
          newcomer: newcomerId,
          resident: residentId,
          newcomerVersion: newcomer.version,
          residentVersion: resident.version,
          kind,
          reasons: [{ reason: 'met', codes: [] }, ...reasonsOf(one, other)],
        },
      ],
    },
    now,
    daysAfter(now, PROPOSAL_DAYS),
  );
}
