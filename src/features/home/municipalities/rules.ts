import type { Initiative } from '#features/directory/rules.ts';
import {
  AUDIENCES,
  type Audience,
  AVAILABILITIES,
  type Availability,
  GOALS,
  type Goal,
  LEVELS,
  type Level,
} from '#features/vocabulary/rules.ts';

/** What somebody of a municipality asks of the table, as the address says it. */
export interface SupplyFilters {
  goal?: Goal | undefined;
  audience?: Audience | undefined;
  /** Only what is known to have childcare. */
  childcare: boolean;
  level?: Level | undefined;
  room?: Availability | undefined;
}

const codeIn = <Code extends string>(codes: readonly Code[], value: string | undefined): Code | undefined =>
  codes.find((code) => code === value);

/** Reads the filters; what is unknown is left out, because addresses are shared and grow old. */
export const readSupplyFilters = (asked: Partial<Record<string, string>>): SupplyFilters => ({
  goal: codeIn(GOALS, asked.goal),
  audience: codeIn(AUDIENCES, asked.audience),
  childcare: asked.childcare === '1',
  level: codeIn(LEVELS, asked.level),
  room: codeIn(AVAILABILITIES, asked.room),
});

/** Whether it is known that an initiative fits: what nobody told is not counted as supply. */
export const isSupply = (it: Initiative, filters: SupplyFilters): boolean =>
  (!filters.goal || it.goals.includes(filters.goal)) &&
  (!filters.audience || it.audience === filters.audience) &&
  (!filters.childcare || it.childcare === true) &&
  (!filters.level || isAtLevel(it, filters.level)) &&
  (!filters.room || it.room === filters.room);

function isAtLevel({ levelMin, levelMax }: Initiative, level: Level): boolean {
  if (levelMin === null && levelMax === null) return false;
  const index = LEVELS.indexOf(level);
  return index >= LEVELS.indexOf(levelMin ?? 'none') && index <= LEVELS.indexOf(levelMax ?? 'b2');
}

/** What there is for one goal in one town: counts of public initiatives, never of people. */
export interface SupplyRow {
  town: string;
  goal: Goal;
  count: number;
  room: number;
  childcare: number;
  women: number;
  /** For who knows little or no Dutch: up to A1. */
  beginners: number;
  /** For who speaks Dutch at A2 or higher. */
  advanced: number;
}

/** Counts initiatives per town and goal; one with two goals counts at both. */
export function supplyRows(initiatives: readonly Initiative[], only?: Goal): SupplyRow[] {
  const rows = new Map<string, SupplyRow>();
  for (const it of initiatives)
    for (const goal of it.goals) {
      if (only && goal !== only) continue;
      const town = it.town ?? '';
      const key = `${town}|${goal}`;
      const row = rows.get(key) ?? {
        town,
        goal,
        count: 0,
        room: 0,
        childcare: 0,
        women: 0,
        beginners: 0,
        advanced: 0,
      };
      rows.set(key, row);
      row.count += 1;
      row.room += Number(it.room === 'room');
      row.childcare += Number(it.childcare === true);
      row.women += Number(it.audience === 'women');
      row.beginners += Number(BEGINNER_LEVELS.some((level) => isAtLevel(it, level)));
      row.advanced += Number(ADVANCED_LEVELS.some((level) => isAtLevel(it, level)));
    }
  return [...rows.values()];
}

const BEGINNER_LEVELS: readonly Level[] = ['none', 'a0', 'a1'];
const ADVANCED_LEVELS: readonly Level[] = ['a2', 'b1', 'b2'];

/** One line of the file to download: everything that is told apart, and how many initiatives are so. */
export interface SupplyLine {
  town: string;
  goal: Goal;
  audience: Audience | null;
  childcare: boolean | null;
  levelMin: Level | null;
  levelMax: Level | null;
  room: Availability | null;
  count: number;
}

/** Counts initiatives that are the same in everything that the table asks. */
export function supplyLines(initiatives: readonly Initiative[], only?: Goal): SupplyLine[] {
  const lines = new Map<string, SupplyLine>();
  for (const it of initiatives)
    for (const goal of it.goals) {
      if (only && goal !== only) continue;
      const { audience, childcare, levelMin, levelMax, room } = it;
      const line = { town: it.town ?? '', goal, audience, childcare, levelMin, levelMax, room };
      const key = JSON.stringify(line);
      const known = lines.get(key);
      if (known) known.count += 1;
      else lines.set(key, { ...line, count: 1 });
    }
  return [...lines.values()].sort(
    (a, b) => a.town.localeCompare(b.town, 'nl') || GOALS.indexOf(a.goal) - GOALS.indexOf(b.goal),
  );
}

/** Something that no initiative of a municipality is known to have. */
export interface SupplyGap {
  kind: 'goal' | 'childcare' | 'room' | 'women' | 'beginners' | 'evening';
  goal: Goal;
}

/** The goals that every municipality asks about, with what most often keeps people from coming. */
const ASKED_GOALS: readonly Goal[] = ['dutch', 'people', 'buddy', 'work', 'family', 'health'];
const EVENING_MINUTES = 18 * 60;

/**
 * What is missing: no initiative for a goal, or none for it that is known to have childcare, room, hours in the evening, to be
 * for women or for beginners.
 */
export function supplyGaps(initiatives: readonly Initiative[]): SupplyGap[] {
  return ASKED_GOALS.flatMap((goal): SupplyGap[] => {
    const those = initiatives.filter(({ goals }) => goals.includes(goal));
    if (those.length === 0) return [{ kind: 'goal', goal }];
    const has: Record<Exclude<SupplyGap['kind'], 'goal'>, boolean> = {
      childcare: those.some(({ childcare }) => childcare === true),
      room: those.some(({ room }) => room === 'room'),
      women: goal !== 'dutch' || those.some(({ audience }) => audience === 'women'),
      beginners:
        goal !== 'dutch' || those.some((it) => BEGINNER_LEVELS.some((level) => isAtLevel(it, level))),
      evening: those.some(({ times }) => times.some(({ endsAt }) => endsAt > EVENING_MINUTES)),
    };
    return (Object.keys(has) as (keyof typeof has)[]).flatMap((kind) => (has[kind] ? [] : [{ kind, goal }]));
  });
}
