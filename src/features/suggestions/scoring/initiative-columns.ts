import { buildScoringIndex, NOT_KNOWN, type ScoringColumn, type ScoringIndex } from '#algorithms/scoring';
import type { Initiative } from '#features/directory/rules.ts';
import {
  ACCESS_FEATURES,
  GIFTS,
  GOALS,
  LEVELS,
  SIGN_LANGUAGES,
  SPOKEN_LANGUAGES,
} from '#features/vocabulary/rules.ts';
import { CRITERIA, type Criterion, toBits } from './criteria.ts';
import { cellsOfTime } from './free-time.ts';
import { usefulGifts } from './gifts.ts';
import { factsOf } from './initiative-facts.ts';
import { type StateCriterionName, stateCriteria } from './state-criteria.ts';
import type { StateVerdicts } from './story-criteria.ts';

/** Indexes of the lowest and the highest level, whichever way round somebody wrote them. */
function levelRange({ levelMin, levelMax }: Initiative): [number, number] {
  const [min, max] = [levelMin, levelMax].map((code) => (code === null ? NOT_KNOWN : LEVELS.indexOf(code)));
  const [low = NOT_KNOWN, high = NOT_KNOWN] = [min, max];
  return low !== NOT_KNOWN && high !== NOT_KNOWN && low > high ? [high, low] : [low, high];
}

/** What is known to be there: a place with a sign language has signs. */
export const accessOf = ({ access, signLanguages }: Initiative): (typeof ACCESS_FEATURES)[number][] =>
  signLanguages.length && !access.includes('signLanguage') ? [...access, 'signLanguage'] : access;

type BuildColumn = (initiatives: readonly Initiative[]) => ScoringColumn;

const bitColumn = (initiatives: readonly Initiative[], bitsOf: (initiative: Initiative) => number) =>
  Uint32Array.from(initiatives, bitsOf);

function timeColumn(initiatives: readonly Initiative[]): ScoringColumn {
  const start = new Uint32Array(initiatives.length + 1);
  const masks: number[] = [];
  initiatives.forEach(({ times }, i) => {
    for (const time of times) masks.push(cellsOfTime(time));
    start[i + 1] = masks.length;
  });
  return { kind: 'slots', start, mask: Uint32Array.from(masks) };
}

const columnBuilders: Record<Exclude<Criterion, StateCriterionName>, BuildColumn> = {
  goals: (all) => ({
    kind: 'overlap',
    has: bitColumn(all, (initiative) => toBits(factsOf(initiative).goals, GOALS)),
  }),
  languages: (all) => ({
    kind: 'overlap',
    has: bitColumn(all, ({ languages }) => toBits(languages, SPOKEN_LANGUAGES)),
  }),
  level: (all) => ({
    kind: 'range',
    min: Int16Array.from(all, (initiative) => levelRange(initiative)[0]),
    max: Int16Array.from(all, (initiative) => levelRange(initiative)[1]),
  }),
  travel: (all) => ({
    kind: 'travel',
    lat: Float64Array.from(all, ({ lat }) => lat ?? Number.NaN),
    lon: Float64Array.from(all, ({ lon }) => lon ?? Number.NaN),
    fromHome: Uint8Array.from(all, ({ online }) => Number(online)),
  }),
  time: timeColumn,
  access: (all) => ({
    kind: 'cover',
    has: bitColumn(all, (initiative) => toBits(accessOf(initiative), ACCESS_FEATURES)),
    lacks: bitColumn(
      all,
      (initiative) =>
        (toBits(initiative.accessLacks, ACCESS_FEATURES) & ~toBits(accessOf(initiative), ACCESS_FEATURES)) >>>
        0,
    ),
  }),
  signs: (all) => ({
    kind: 'overlap',
    has: bitColumn(all, ({ signLanguages }) => toBits(signLanguages, SIGN_LANGUAGES)),
  }),
  give: (all) => ({
    kind: 'overlap',
    has: bitColumn(all, (initiative) => toBits(usefulGifts(initiative), GIFTS)),
  }),
};

/**
 * Initiatives with the same verdicts in every state get the same code. There are few: some dozens, beside a state for each
 * of which at most 255 could be told apart.
 */
function stateColumn(
  name: StateCriterionName,
  initiatives: readonly Initiative[],
): { column: ScoringColumn; verdicts: Uint8Array[] } {
  const { states, verdict } = stateCriteria[name];
  const codes = new Map<string, number>();
  const verdicts: Uint8Array[] = [];
  const value = Uint8Array.from(initiatives, (initiative) => {
    const byState = Uint8Array.from(states, (state) => verdict(initiative, state));
    const key = byState.join('');
    const code = codes.get(key) ?? codes.size;
    if (code === codes.size) {
      codes.set(key, code);
      verdicts.push(byState);
    }
    return code;
  });
  return { column: { kind: 'table', value }, verdicts };
}

/** All initiatives as columns, one per criterion, and what the codes of the columns with states mean. */
export function scoringIndexOf(initiatives: readonly Initiative[]): {
  index: ScoringIndex;
  stateVerdicts: StateVerdicts;
} {
  const stateVerdicts: Partial<Record<StateCriterionName, readonly Uint8Array[]>> = {};
  const columns = CRITERIA.map((criterion) => {
    if (!(criterion in stateCriteria))
      return columnBuilders[criterion as Exclude<Criterion, StateCriterionName>](initiatives);
    const name = criterion as StateCriterionName;
    const { column, verdicts } = stateColumn(name, initiatives);
    stateVerdicts[name] = verdicts;
    return column;
  });
  return {
    index: buildScoringIndex(initiatives.length, columns),
    stateVerdicts: stateVerdicts as StateVerdicts,
  };
}
