import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findStablePairing, verifyPairing } from '#algorithms/stable-matching';
import { WEEK_CELLS } from '#features/story/rules.ts';
import { cardWith, randomAgent } from '../fit/agents.testing.ts';
import { type Agent, mayMeet } from '../fit/rules.ts';
import type { Answers } from '../model/answers.ts';
import { computeRound } from './compute-round.ts';
import { roundComputer } from './in-thread.ts';
import { type Market, type MarketCard, problemOfMarket } from './market.ts';
import { thinnessOf } from './thinness-rules.ts';

const inMarket = (agent: Agent, change: Partial<MarketCard> = {}): MarketCard => ({
  ...agent,
  openProposals: 0,
  freePlaces: 1,
  ...change,
});
const marketOf = (cards: MarketCard[], change: Partial<Market> = {}): Market => ({
  pool: 'pool',
  cards,
  heldBack: [],
  maximum: false,
  ...change,
});

/** Cards of both sides, some with proposals before them, residents with more than one place. */
const randomMarket = ({ busy = true } = {}): fc.Arbitrary<MarketCard[]> =>
  fc
    .tuple(
      fc.array(fc.tuple(randomAgent('newcomer'), fc.nat(3), fc.nat(9)), { minLength: 3, maxLength: 9 }),
      fc.array(fc.tuple(randomAgent('resident'), fc.nat(3), fc.nat(9)), { minLength: 3, maxLength: 9 }),
    )
    .map(([newcomers, residents]) => {
      const cards = [...newcomers, ...residents].map(([agent, open, days], k) =>
        inMarket(
          {
            ...agent,
            card: { ...agent.card, wishedAt: new Date(Date.UTC(2026, 10, 1 + days)) },
          },
          {
            openProposals: busy ? open : 0,
            freePlaces: agent.card.side === 'resident' ? 1 + (k % 2) : 1,
          },
        ),
      );
      return cards;
    });

const personWith = (side: 'newcomer' | 'resident', change: Partial<Answers> = {}, card = {}): MarketCard =>
  inMarket({
    card: cardWith(side, card),
    members: [
      {
        likes: ['walking'],
        learn: [],
        show: [],
        ratherNot: [],
        languages: ['nl'],
        cells: ['tue-evening'],
        place: { name: 'Den Haag', municipality: '0518', lat: 52.08, lon: 4.3 },
        rangeKm: 5,
        widerKm: false,
        company: ['mixed'],
        age: '27-64',
        children: false,
        howOften: 'weekly',
        howLong: 'hour',
        ...change,
      },
    ],
  });

test('nobody gets more proposals than three for a place, each pair may meet, and none is held back', () => {
  fc.assert(
    fc.property(randomMarket(), fc.boolean(), (cards, maximum) => {
      const [first] = computeRound(marketOf(cards, { maximum })).proposals;
      const heldBack = first ? [[first.newcomer, first.resident] as const] : [];
      const { proposals } = computeRound(marketOf(cards, { maximum, heldBack }));
      const byId = new Map(cards.map((each) => [each.card.id, each]));
      const counts = new Map<string, number>();
      for (const { newcomer, resident, kind, reasons } of proposals) {
        for (const id of [newcomer, resident]) counts.set(id, (counts.get(id) ?? 0) + 1);
        expect(mayMeet(byId.get(newcomer) as Agent, byId.get(resident) as Agent)).toBeNull();
        expect(heldBack).not.toContainEqual([newcomer, resident]);
        expect(kind).toBeTruthy();
        expect(reasons.length).toBeGreaterThan(0);
      }
      for (const [id, count] of counts) {
        const { openProposals, freePlaces } = byId.get(id) as MarketCard;
        expect(count + openProposals).toBeLessThanOrEqual(3 * freePlaces);
      }
      expect(new Set(proposals.map(({ newcomer, resident }) => `${newcomer} ${resident}`)).size).toBe(
        proposals.length,
      );
    }),
    { numRuns: 60 },
  );
});

test('the pairing of a round has nobody who would both rather have each other, and its orders have no ties', () => {
  fc.assert(
    fc.property(randomMarket({ busy: false }), (cards) => {
      const { problem } = problemOfMarket(marketOf(cards));
      for (let i = 0; i + 1 < problem.start.length; i++) {
        const levels = [...problem.leftLevel.slice(problem.start[i], problem.start[i + 1])];
        expect(levels.sort((a, b) => a - b)).toEqual(levels.map((_, k) => k));
      }
      expect(verifyPairing(problem, findStablePairing(problem, { rounds: 0 }).partnerOf)).toBeNull();
      const { measures } = computeRound(marketOf(cards));
      expect(measures.blocking).toBe(0);
      expect(measures.maximum).toBeGreaterThanOrEqual(measures.size);
      expect(computeRound(marketOf(cards, { maximum: true })).measures.size).toBe(measures.maximum);
    }),
    { numRuns: 60 },
  );
});

/** The same market in which one card offers more of the week. */
const withMoreTime = (
  cards: readonly MarketCard[],
  at: number,
  cells: readonly (typeof WEEK_CELLS)[number][],
) =>
  cards.map((each, k) =>
    k === at
      ? {
          ...each,
          members: each.members.map((answers) => ({
            ...answers,
            cells: [...new Set([...answers.cells, ...cells])],
          })),
        }
      : each,
  );

const pairedCards = (cards: MarketCard[]): Set<string> => {
  const { problem, newcomers, residents } = problemOfMarket(marketOf(cards));
  const paired = new Set<string>();
  for (const [i, j] of findStablePairing(problem, { rounds: 0 }).partnerOf.entries()) {
    if (j < 0) continue;
    paired.add((newcomers[i] as MarketCard).card.id);
    paired.add((residents[j] as MarketCard).card.id);
  }
  return paired;
};

test('D2: whoever has a place in the pairing still has one after offering more hours, in every market', () => {
  let moved = 0;
  fc.assert(
    fc.property(
      randomMarket({ busy: false }),
      fc.nat(99),
      fc.subarray(WEEK_CELLS.slice(0, 6), { minLength: 1 }),
      (cards, nth, cells) => {
        const at = nth % cards.length;
        const more = withMoreTime(cards, at, cells);
        const id = (cards[at] as MarketCard).card.id;
        const [before, after] = [pairedCards(cards), pairedCards(more)];
        if (before.has(id)) expect(after).toContain(id);
        else if (after.has(id)) moved++;
      },
    ),
    { numRuns: 400 },
  );
  // Else nobody gained anything by it, and the test would say nothing.
  expect(moved).toBeGreaterThan(0);
});

test('D2: of two residents who fit alike the one who offers ten hours is never left out for the one who offers one', () => {
  const oneHour = personWith('resident', {}, { id: 'a', wishedAt: new Date('2026-11-02T10:00:00Z') });
  const tenHours = personWith(
    'resident',
    { cells: [...WEEK_CELLS].slice(0, 10).concat('tue-evening') },
    { id: 'b', wishedAt: new Date('2026-11-02T10:00:00Z') },
  );
  const hours = personWith('newcomer', { cells: ['tue-evening', 'mon-morning', 'mon-afternoon'] });
  expect(pairedCards([hours, oneHour, tenHours])).toContain('b');
  expect(pairedCards([hours, oneHour, tenHours])).not.toContain('a');
});

test('D9: of two who fit alike the one who wished first comes first, whatever was edited since', () => {
  const early = personWith(
    'newcomer',
    {},
    { id: 'early', wishedAt: new Date('2026-03-01'), changedAt: new Date('2026-11-20') },
  );
  const late = personWith(
    'newcomer',
    {},
    { id: 'a-late', wishedAt: new Date('2026-09-01'), changedAt: new Date('2026-09-01') },
  );
  expect([...pairedCards([late, early, personWith('resident')])]).toContain('early');
});

test('somebody is asked from farther away only with their consent, and only as long as nobody is near for them', () => {
  const far = { place: { name: 'Leiden', municipality: '0546', lat: 52.16, lon: 4.3 } };
  const newcomer = personWith('newcomer', { widerKm: true }, { id: 'n' });
  const away = personWith('resident', { ...far, widerKm: true }, { id: 'away' });
  const near = personWith('resident', {}, { id: 'near' });
  const proposedTo = (cards: MarketCard[]) =>
    computeRound(marketOf(cards)).proposals.map(({ resident }) => resident);
  expect(proposedTo([newcomer, away])).toEqual(['away']);
  expect(proposedTo([newcomer, personWith('resident', far)])).toEqual([]);
  expect(proposedTo([newcomer, away, near])).toEqual(['near']);
  expect(proposedTo([{ ...newcomer, openProposals: 1 }, away])).toEqual([]);
});

test('people of two neighbours of a pool are not paired by its round, only with its own people', () => {
  const cards = [
    personWith('newcomer', {}, { pool: 'north', id: 'n-north' }),
    personWith('resident', {}, { pool: 'south', id: 'r-south' }),
  ];
  expect(computeRound(marketOf(cards)).proposals).toEqual([]);
  const own = personWith('resident', {}, { id: 'r-own' });
  expect(computeRound(marketOf([...cards, own])).proposals.map(({ resident }) => resident)).toEqual([
    'r-own',
  ]);
});

test('a pool hears who can meet nobody, and what would change it', () => {
  const others = [
    personWith('resident', { cells: ['sat-morning'] }),
    personWith('resident', { cells: ['sat-morning', 'sun-morning'] }),
    personWith('resident', {
      place: { name: 'Leiden', municipality: '0546', lat: 52.16, lon: 4.3 },
      rangeKm: 25,
    }),
  ];
  const elsewhere = Array.from({ length: 10 }, () => personWith('resident', {}, { pool: 'east' }));
  const few = Array.from({ length: 9 }, () => personWith('resident', {}, { pool: 'few' }));
  const selam = personWith('newcomer', {}, { id: 'selam' });
  const { lonely, stable, maximum } = thinnessOf(marketOf([selam, ...others]), [...elsewhere, ...few]);
  expect(lonely.find(({ card }) => card === 'selam')).toEqual({
    card: 'selam',
    side: 'newcomer',
    wider: 1,
    cells: [
      { cell: 'sat-morning', others: 2 },
      { cell: 'sun-morning', others: 1 },
    ],
    neighbours: ['east'],
  });
  expect([stable, maximum]).toEqual([0, 0]);
});

test('a large pool is computed in a thread of its own, with the same result', async () => {
  const cards = fc.sample(randomMarket(), { numRuns: 1, seed: 7 })[0] ?? [];
  const { cards: _, ...market } = marketOf(cards);
  const computer = roundComputer(0);
  computer.addCards(cards);
  let beats = 0;
  const heart = setInterval(() => beats++, 5);
  expect(await computer.round(market)).toEqual(computeRound({ ...market, cards }));
  clearInterval(heart);
  expect(beats).toBeGreaterThan(3);
  await computer.stop();
});
