import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import sharp from 'sharp';
import type { AppContext } from '#core/context.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { privateLinkHash } from '#core/private-links.ts';
import { authenticateNewcomer } from '#features/accounts';
import { inviteToCircle } from '../../src/features/befriending/circles/actions.ts';
import { savePool } from '../../src/features/befriending/model/queries.ts';
import { addMessage } from '../../src/features/befriending/relay/queries.ts';
import { takesPart } from '../support/befriending-card.ts';
import { joins, SOMEBODY } from '../support/befriending-desk.ts';
import { pairBetween, proposalBetween } from '../support/befriending-pairs.ts';
import { answersOf, circleOf, done, poolWith, tokensOf } from '../support/circles.ts';
import { personIn } from '../support/guidance.ts';
import { send } from './crawl.ts';
import type { ActorName, Holder, World } from './world.ts';

/**
 * The choir brings people together: newcomer A is on the one side and newcomer B on the other. They meet, and each was proposed to
 * somebody else. What they say of themselves is for each other, the choir, and nobody else.
 *
 * @returns who holds private links, addresses to which only a form leads, and who is in the circle of newcomer B besides them
 */
export async function buildBefriending(
  app: AppContext,
  browsers: World['browsers'],
  { listing, initiative }: { listing: string; initiative: string },
  database: pg.Client,
  canary: (text: string, ...visibleTo: ActorName[]) => string,
): Promise<{ holders: Holder[]; unlinked: string[]; circle: string[] }> {
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
  const pair = await pairBetween(app, database, { listing }, newcomer, resident);
  await proposalBetween(app, database, { listing }, newcomer, others.resident);
  const toAnswer = await proposalBetween(app, database, { listing }, others.newcomer, resident);
  const [a, b] = [browsers['newcomer A'], browsers['newcomer B']];
  const own = '/nl/befriending/own';

  // They met: B said so, and A is asked. Their time together is over soon, as that of a circle and a newcomer is after a year.
  await database.query(
    `update befriending_pair set since = since - interval '3 days', year_until = $2::timestamptz + interval '20 days' where id = $1`,
    [pair, app.now()],
  );
  await send(b, `${own}/pairs/${pair}`, { met: 'yes' }, `${own}/pairs/${pair}/met`);
  await writeToEachOther(app, browsers, pair, canary);

  // B said yes to one and no to another; A was proposed to somebody whom they do not want to meet any more.
  await b.get(`${own}/proposals`);
  await b.post(`${own}/proposals/${toAnswer}`, { answer: 'yes' });
  const declined = await joins(app, { listing }, { name: 'Niet', side: 'newcomer' });
  const no = await proposalBetween(app, database, { listing }, declined, resident);
  await b.get(`${own}/proposals`);
  await b.post(`${own}/proposals/${no}`, { answer: 'no' });
  const blocked = await joins(app, { listing }, { name: 'Weg', side: 'resident' });
  await proposalBetween(app, database, { listing }, newcomer, blocked);
  await send(a, `${own}/blocked`, { member: blocked.member });

  // The choir asked A whether it may be farther, has somebody who lives too far from everybody, and one whose card waits.
  await database.query(
    `insert into befriending_wider_question (member_id, listing_id, asked_at)
     select id, $2, $3 from befriending_member where card_id = $1`,
    [newcomer.card, listing, app.now()],
  );
  const far = { name: 'Ver', municipality: '0307', lat: SOMEBODY.place.lat + 0.12, lon: SOMEBODY.place.lon };
  await joins(app, { listing }, { name: 'Ver', side: 'newcomer', answers: { place: far } });
  const waits = await joins(app, { listing }, { name: 'Wacht', side: 'newcomer', state: 'paused' });

  // One report goes to the choir, the other one to the team.
  const report = '/nl/befriending/report';
  const toChoir = await send(
    a,
    `${report}?about=${resident.card}`,
    { kind: 'other', about: 'card', words: canary('Kanarie-melding aan het koor', 'newcomer A', 'member') },
    report,
  );
  await send(
    b,
    report,
    { kind: 'other', about: 'organisation', words: canary('Kanarie-klacht', 'newcomer B', 'answerer') },
    report,
  );

  const { unlinked, people } = await buildCircle(app, browsers, database);
  return {
    holders: [{ browser: a, path: (toChoir.to ?? '').replace(/^https?:\/\/[^/]+/, '') }],
    // Only ending a pair leads to the one; the other stands behind more cards than the walk opens.
    unlinked: [...unlinked, `${own}/pairs/${pair}/help`, `/nl/register/own/befriending/cards/${waits.card}`],
    circle: people,
  };
}

/** What both write to each other is for nobody else; what waits to be sent is for who wrote it. */
async function writeToEachOther(
  app: AppContext,
  browsers: World['browsers'],
  pair: string,
  canary: (text: string, ...visibleTo: ActorName[]) => string,
): Promise<void> {
  const messages = `/nl/befriending/own/pairs/${pair}/messages`;
  const picture = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#3a7d5c' } })
    .jpeg()
    .toBuffer();
  await send(browsers['newcomer A'], messages, {
    words: canary('Kanarie-bericht', 'newcomer A', 'newcomer B'),
    photo: new File([new Uint8Array(picture)], 'park.jpg', { type: 'image/jpeg' }),
  });
  const person = await personIn(app, browsers['newcomer A']);
  await inTransaction(app.db, { systemTask: { name: 'befriending' } }, (tx) =>
    addMessage(
      tx,
      app,
      {
        id: randomUUID(),
        pair,
        person,
        language: 'nl',
        words: canary('Kanarie-wacht', 'newcomer A'),
        via: 'mail',
        heldBecause: 'details',
        leftOut: 0,
        mailHash: null,
        photos: [],
      },
      app.now(),
    ),
  );
}

/** At another organisation newcomer B speaks for a circle that agreed to be seen, and newcomer A could ask it. */
async function buildCircle(
  app: AppContext,
  browsers: World['browsers'],
  database: pg.Client,
): Promise<{ unlinked: string[]; people: string[] }> {
  const { listing } = await poolWith(app, database);
  const by = await authenticateNewcomer(app, browsers['newcomer B'].jar.get('vanonderop'));
  if (by.kind !== 'newcomer') throw new Error('nobody is open in this browser');
  const circle = await circleOf(app, listing, 3, { by });
  done(await inviteToCircle(app, by, { card: circle.card }));
  const [invitation] = await tokensOf(app, circle);
  const person = await personIn(app, browsers['newcomer A']);
  const forms = ['circle'] as const;
  await joins(
    app,
    { listing },
    { name: 'Almaz', side: 'newcomer', forms: [...forms], person, answers: answersOf() },
  );
  return {
    unlinked: [`/nl/befriending/own/circle/join/${invitation}`],
    people: circle.members.slice(1).map((member) => member.person),
  };
}
