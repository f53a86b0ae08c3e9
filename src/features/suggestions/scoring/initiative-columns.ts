import { buildScoringIndex, NOT_KNOWN, type ScoringColumn, type ScoringIndex } from '#algorithms/scoring';
import type { Initiative } from '#features/directory/rules.ts';
import {
  ACCESS_FEATURES,
  AVAILABILITIES,
  GIFTS,
  GOALS,
  LEVELS,
  SPOKEN_LANGUAGES,
} from '#features/vocabulary/rules.ts';
import { CRITERIA, type Criterion, isForChildren, toBits, usefulGifts } from './criteria.ts';
import { cellsOfTime } from './week-cells.ts';

const AUDIENCE_CODES = { everyone: 1, women: 2, men: 3 } as const;
const FOR_CHILDREN_CODE = 4;

/** Unknown is 0, yes is 1, no is 2. */
const yesNoCode = (known: boolean | null): number => (known === null ? 0 : known ? 1 : 2);

/** Indexes of the lowest and the highest level, whichever way round somebody wrote them. */
function levelRange({ levelMin, levelMax }: Initiative): [number, number] {
  const [min, max] = [levelMin, levelMax].map((code) => (code === null ? NOT_KNOWN : LEVELS.indexOf(code)));
  const [low = NOT_KNOWN, high = NOT_KNOWN] = [min, max];
  return low !== NOT_KNOWN && high !== NOT_KNOWN && low > high ? [high, low] : [low, high];
}

type BuildColumn = (initiatives: readonly Initiative[]) => ScoringColumn;
type NumberOf = (initiative: Initiative) => number;

const bitColumn = (initiatives: readonly Initiative[], bitsOf: NumberOf) =>
  Uint32Array.from(initiatives, bitsOf);
const tableColumn = (initiatives: readonly Initiative[], codeOf: NumberOf): ScoringColumn => ({
  kind: 'table',
  value: Uint8Array.from(initiatives, codeOf),
});

function timeColumn(initiatives: readonly Initiative[]): ScoringColumn {
  const start = new Uint32Array(initiatives.length + 1);
  const masks: number[] = [];
  initiatives.forEach(({ times }, i) => {
    for (const time of times) masks.push(cellsOfTime(time));
    start[i + 1] = masks.length;
  });
  return { kind: 'slots', start, mask: Uint32Array.from(masks) };
}

const columnBuilders: Record<Criterion, BuildColumn> = {
  goals: (all) => ({ kind: 'overlap', has: bitColumn(all, ({ goals }) => toBits(goals, GOALS)) }),
  languages: (all) => ({
    kind: 'overlap',
    has: bitColumn(all, ({ languages }) => toBits(languages, SPOKEN_LANGUAGES)),
  }),
  level: (all) => ({
    kind: 'range',
    min: Int16Array.from(all, (initiative) => levelRange(initiative)[0]),
    max: Int16Array.from(all, (initiative) => levelRange(initiative)[1]),
  }),
  script: (all) => tableColumn(all, ({ latinScript }) => yesNoCode(latinScript)),
  travel: (all) => ({
    kind: 'travel',
    lat: Float64Array.from(all, ({ lat }) => lat ?? Number.NaN),
    lon: Float64Array.from(all, ({ lon }) => lon ?? Number.NaN),
  }),
  time: timeColumn,
  company: (all) =>
    tableColumn(all, (initiative) => {
      if (isForChildren(initiative)) return FOR_CHILDREN_CODE;
      return initiative.audience ? AUDIENCE_CODES[initiative.audience] : 0;
    }),
  childcare: (all) => tableColumn(all, ({ childcare }) => yesNoCode(childcare)),
  access: (all) => ({
    kind: 'cover',
    has: bitColumn(all, ({ access }) => toBits(access, ACCESS_FEATURES)),
    lacks: bitColumn(
      all,
      ({ access, accessLacks }) =>
        (toBits(accessLacks, ACCESS_FEATURES) & ~toBits(access, ACCESS_FEATURES)) >>> 0,
    ),
  }),
  room: (all) => tableColumn(all, ({ room }) => (room ? AVAILABILITIES.indexOf(room) + 1 : 0)),
  give: (all) => ({
    kind: 'overlap',
    has: bitColumn(all, (initiative) => toBits(usefulGifts(initiative), GIFTS)),
  }),
};

/** All initiatives as columns, one per criterion. */
export const scoringIndexOf = (initiatives: readonly Initiative[]): ScoringIndex =>
  buildScoringIndex(
    initiatives.length,
    CRITERIA.map((criterion) => columnBuilders[criterion](initiatives)),
  );
