import type pg from 'pg';
import type { AppContext } from '#core/context.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { privateLinkHash } from '#core/private-links.ts';
import { savePool } from '../../src/features/befriending/model/queries.ts';
import { takesPart } from '../support/befriending-card.ts';
import { joins } from '../support/befriending-desk.ts';
import { pairBetween, proposalBetween } from '../support/befriending-pairs.ts';
import type { ActorName, World } from './world.ts';

/**
 * The choir brings people together: newcomer A is on the one side and newcomer B on the other. They meet, and each was proposed to
 * somebody else. What they say of themselves is for each other, the choir, and nobody else.
 */
export async function buildBefriending(
  app: AppContext,
  browsers: World['browsers'],
  { listing, initiative }: { listing: string; initiative: string },
  database: pg.Client,
  canary: (text: string, ...visibleTo: ActorName[]) => string,
): Promise<void> {
  await inTransaction(app.db, { link: privateLinkHash(app, 'listing', listing) }, (tx) =>
    savePool(
      tx,
      {
        listing,
        initiative,
        open: true,
        checkKind: 'none',
        checkMonths: 36,
        minors: false,
        tryOutWeeks: 6,
        maximum: false,
        // Whatever a round would add differs from day to day.
        nightly: false,
      },
      app.now(),
    ),
  );
  const seen = ['newcomer A', 'newcomer B', 'member'] as const;
  const cards: { card: string }[] = [];
  for (const [side, letter] of [
    ['newcomer', 'A'],
    ['resident', 'B'],
  ] as const) {
    const name = canary(`Kanarie-kaart-${letter}`, ...seen);
    await takesPart(browsers[`newcomer ${letter}`], listing, { you: { name, side, age: '27-64' } });
    const { rows } = await database.query<{ card: string }>(
      `select m.card_id as card from befriending_member m join befriending_card c on c.id = m.card_id
        where c.side = $1 and c.listing_id = $2 order by m.joined_at desc limit 1`,
      [side, listing],
    );
    const [own] = rows;
    if (!own) throw new Error(`newcomer ${letter} has no card`);
    cards.push(own);
  }
  // So that a pair leaves room for a proposal beside it.
  await database.query('update befriending_card set capacity = 2 where listing_id = $1', [listing]);
  const [newcomer, resident] = cards;
  if (!newcomer || !resident) throw new Error('nobody takes part');
  const others = {
    newcomer: await joins(app, { listing }, { name: 'Kennismaker', side: 'newcomer' }),
    resident: await joins(app, { listing }, { name: 'Buur', side: 'resident' }),
  };
  await pairBetween(app, database, { listing }, newcomer, resident);
  await proposalBetween(app, database, { listing }, newcomer, others.resident);
  await proposalBetween(app, database, { listing }, others.newcomer, resident);
}
