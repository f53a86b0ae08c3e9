import { buildScoringIndex, NOT_KNOWN, type ScoringColumn, type ScoringIndex } from '#algorithms/scoring';
import type { Initiative } from '#features/directory';
import { GIFTS } from '#features/story';
import {
  ACCESS_FEATURES,
  AVAILABILITIES,
  GOALS,
  LEVELS,
  SPOKEN_LANGUAGES,
} from '#features/vocabulary/rules.ts';
import { cellsOf } from './cells.ts';
import { CRITERIA, type Criterion, giftsAt } from './criteria.ts';

/** One bit per code, in the order of the vocabulary. */
export const bits = <T extends string>(codes: readonly T[], all: readonly T[]): number =>
  codes.reduce((mask, code) => (all.includes(code) ? mask | (1 << all.indexOf(code)) : mask), 0) >>> 0;

const AUDIENCE_CODES = { everyone: 1, women: 2, men: 3 } as const;
const FOR_CHILDREN = 4;

/** For people below eighteen only: not for whoever tells a story, unless they look for their family. */
export const forChildren = ({ ageMax }: Pick<Initiative, 'ageMax'>): boolean =>
  ageMax !== null && ageMax < 18;
/** Unknown is always 0; yes is 1, no is 2. */
const yesNo = (known: boolean | null): number => (known === null ? 0 : known ? 1 : 2);
/** From the lower to the higher, whichever way round somebody wrote it. */
const levels = ({ levelMin, levelMax }: Initiative): [number, number] => {
  const [min, max] = [levelMin, levelMax].map((code) => (code === null ? NOT_KNOWN : LEVELS.indexOf(code)));
  const [low = NOT_KNOWN, high = NOT_KNOWN] = [min, max];
  return low !== NOT_KNOWN && high !== NOT_KNOWN && low > high ? [high, low] : [low, high];
};

type Make = (all: readonly Initiative[]) => ScoringColumn;
const words = (all: readonly Initiative[], of: (one: Initiative) => number) => Uint32Array.from(all, of);
const table = (all: readonly Initiative[], of: (one: Initiative) => number): ScoringColumn => ({
  kind: 'table',
  value: Uint8Array.from(all, of),
});

const make: Record<Criterion, Make> = {
  goals: (all) => ({ kind: 'overlap', has: words(all, (one) => bits(one.goals, GOALS)) }),
  languages: (all) => ({ kind: 'overlap', has: words(all, (one) => bits(one.languages, SPOKEN_LANGUAGES)) }),
  level: (all) => ({
    kind: 'range',
    min: Int16Array.from(all, (one) => levels(one)[0]),
    max: Int16Array.from(all, (one) => levels(one)[1]),
  }),
  script: (all) => table(all, (one) => yesNo(one.latinScript)),
  travel: (all) => ({
    kind: 'travel',
    lat: Float64Array.from(all, (one) => one.lat ?? Number.NaN),
    lon: Float64Array.from(all, (one) => one.lon ?? Number.NaN),
  }),
  time: slots,
  company: (all) =>
    table(all, (one) => (forChildren(one) ? FOR_CHILDREN : one.audience ? AUDIENCE_CODES[one.audience] : 0)),
  childcare: (all) => table(all, (one) => yesNo(one.childcare)),
  access: (all) => ({
    kind: 'cover',
    has: words(all, (one) => bits(one.access, ACCESS_FEATURES)),
    lacks: words(
      all,
      (one) => (bits(one.accessLacks, ACCESS_FEATURES) & ~bits(one.access, ACCESS_FEATURES)) >>> 0,
    ),
  }),
  room: (all) => table(all, (one) => (one.room ? AVAILABILITIES.indexOf(one.room) + 1 : 0)),
  give: (all) => ({ kind: 'overlap', has: words(all, (one) => bits(giftsAt(one), GIFTS)) }),
};

function slots(all: readonly Initiative[]): ScoringColumn {
  const start = new Uint32Array(all.length + 1);
  const masks: number[] = [];
  all.forEach((one, i) => {
    for (const time of one.times) masks.push(cellsOf(time));
    start[i + 1] = masks.length;
  });
  return { kind: 'slots', start, mask: Uint32Array.from(masks) };
}

/** All initiatives as the columns that the engine compares, one per criterion. */
export const indexOf = (all: readonly Initiative[]): ScoringIndex =>
  buildScoringIndex(
    all.length,
    CRITERIA.map((criterion) => make[criterion](all)),
  );
