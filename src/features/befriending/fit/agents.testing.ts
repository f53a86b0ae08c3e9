import fc from 'fast-check';
import { GROUPS, WEEK_CELLS } from '#features/story/rules.ts';
import { AGE_BANDS, SPOKEN_LANGUAGES } from '#features/vocabulary/rules.ts';
import { ACTIVITIES, type Answers, DISLIKES, FORMS, HOW_LONG, HOW_OFTEN } from '../model/answers.ts';
import type { Card, Side } from '../model/rules.ts';
import type { Agent } from './profile.ts';

/** Few of each, so that people have something in common as often as not. */
const some = <T>(codes: readonly T[], { from = 0, of = 5 } = {}) =>
  fc.uniqueArray(fc.constantFrom(...codes.slice(0, of)), { minLength: from, maxLength: of });

/** What somebody near Den Haag says of themselves. */
export const randomAnswers: fc.Arbitrary<Answers> = fc.record({
  likes: some(ACTIVITIES, { from: 1 }),
  learn: some(ACTIVITIES),
  show: some(ACTIVITIES),
  ratherNot: some([...DISLIKES.slice(0, 3), ...ACTIVITIES.slice(0, 3)], { of: 6 }),
  languages: some(SPOKEN_LANGUAGES, { from: 1, of: 3 }),
  cells: some(WEEK_CELLS, { from: 1, of: 6 }),
  place: fc
    .record({
      lat: fc.double({ min: 52, max: 52.2, noNaN: true }),
      lon: fc.double({ min: 4.2, max: 4.5, noNaN: true }),
    })
    .map((point) => ({ name: 'Den Haag', municipality: '0518', ...point })),
  rangeKm: fc.constantFrom(2, 5, 10, 25),
  widerKm: fc.boolean(),
  company: some(GROUPS, { from: 1, of: 3 }),
  age: fc.constantFrom(...AGE_BANDS),
  children: fc.boolean(),
  howOften: fc.constantFrom(...HOW_OFTEN),
  howLong: fc.constantFrom(...HOW_LONG),
});

let cardsMade = 0;

/** A card with what is of no account here filled in. */
export const cardWith = (side: Side, change: Partial<Card> = {}): Card => ({
  id: `card-${String(++cardsMade).padStart(6, '0')}`,
  pool: 'pool',
  side,
  party: 'alone',
  forms: ['pair'],
  circleName: null,
  capacity: 1,
  state: 'active',
  wishedAt: new Date('2026-11-01T10:00:00Z'),
  changedAt: new Date('2026-11-01T10:00:00Z'),
  version: 1,
  ...change,
});

const forms = fc.subarray([...FORMS], { minLength: 1 });

/** Somebody alone, a family, or a circle. */
export const randomAgent = (side: Side): fc.Arbitrary<Agent> =>
  fc
    .oneof(
      {
        weight: 4,
        arbitrary: fc.tuple(
          forms,
          fc.constantFrom('alone' as const, 'family' as const),
          fc.tuple(randomAnswers),
        ),
      },
      ...(side === 'resident'
        ? [
            {
              weight: 1,
              arbitrary: fc.tuple(
                forms,
                fc.constant('circle' as const),
                fc.array(randomAnswers, { minLength: 3, maxLength: 5 }),
              ),
            },
          ]
        : []),
    )
    .map(([looksFor, party, members]) => ({ card: cardWith(side, { party, forms: looksFor }), members }));
