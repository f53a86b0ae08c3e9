import { type BoundingBox, isInside, parseBoundingBox } from '#core/geo/bounding-box.ts';
import { distanceKm, findTowns, type Town, townById } from '#features/geography/rules.ts';
import {
  ACCESS_FEATURES,
  type AccessFeature,
  AUDIENCES,
  type Audience,
  DAY_PARTS,
  type DayPart,
  GOALS,
  type Goal,
  LEVELS,
  type Level,
  SPOKEN_LANGUAGES,
  type SpokenLanguage,
} from '#features/vocabulary/rules.ts';
import type { Initiative } from '../types.ts';

/** What somebody looks for, as it stands in the address bar. What is absent is not asked. */
export interface Filters {
  q: string;
  goal?: Goal | undefined;
  level?: Level | undefined;
  language?: SpokenLanguage | undefined;
  audience?: Audience | undefined;
  day?: number | undefined;
  part?: DayPart | undefined;
  access?: AccessFeature | undefined;
  childcare: boolean;
  free: boolean;
  room: boolean;
  walkin: boolean;
  helpers: boolean;
  near?: Town | undefined;
  km: number;
  /** The piece of the map in which somebody looks. */
  box?: BoundingBox | undefined;
  /** Also drawn. */
  map: boolean;
  /** With streets, where there are tiles and a script runs. */
  streets: boolean;
  page: number;
}

const DEFAULT_KM = 10;
const one = <T extends string>(codes: readonly T[], value: string | null): T | undefined =>
  codes.find((code) => code === value);
const within = (value: string | null, low: number, high: number, otherwise: number): number => {
  const number = Number(value ?? Number.NaN);
  return Number.isInteger(number) && number >= low && number <= high ? number : otherwise;
};

/** Reads the address bar. What we do not know is left out, never an error: addresses are shared and grow old. */
export function readFilters(query: URLSearchParams): Filters {
  const get = (name: string) => query.get(name);
  const yes = (name: string) => get(name) === '1';
  const place = (get('town') ?? '').trim();
  return {
    q: (get('q') ?? '').trim().slice(0, 200),
    goal: one(GOALS, get('goal')),
    level: one(LEVELS, get('level')),
    language: one(SPOKEN_LANGUAGES, get('language')),
    audience: one(AUDIENCES, get('audience')),
    day: within(get('day'), 1, 7, 0) || undefined,
    part: one(Object.keys(DAY_PARTS) as DayPart[], get('part')),
    access: one(ACCESS_FEATURES, get('access')),
    childcare: yes('childcare'),
    free: yes('free'),
    room: yes('room'),
    walkin: yes('walkin'),
    helpers: yes('helpers'),
    near: place ? (townById(place) ?? findTowns(place, 1)[0]) : undefined,
    km: within(get('km'), 1, 100, DEFAULT_KM),
    box: parseBoundingBox(get('box')),
    map: get('view') === 'map' || get('view') === 'streets',
    streets: get('view') === 'streets',
    page: within(get('page'), 1, 10_000, 1),
  };
}

/** Does it fit, does it not, or do we not know? */
export type FilterMatch = 'yes' | 'no' | 'unknown';

const list = <T>(has: readonly T[], wanted: T): FilterMatch =>
  has.includes(wanted) ? 'yes' : has.length ? 'no' : 'unknown';
const flag = (value: boolean | null): FilterMatch => (value === null ? 'unknown' : value ? 'yes' : 'no');

type Check = (initiative: Initiative, filters: Filters) => FilterMatch | null;

/** One check per filter; null when it is not asked. */
const checks: Check[] = [
  (it, { goal }) => (goal ? list(it.goals, goal) : null),
  (it, { language }) => (language ? list(it.languages, language) : null),
  (it, { audience }) =>
    audience
      ? it.audience === null
        ? 'unknown'
        : it.audience === audience || it.audience === 'everyone'
          ? 'yes'
          : 'no'
      : null,
  (it, { level }) => (level ? levelFits(it, level) : null),
  (it, { day, part }) => (day || part ? timeFits(it, day, part) : null),
  (it, { access }) =>
    access ? (it.access.includes(access) ? 'yes' : it.accessLacks.includes(access) ? 'no' : 'unknown') : null,
  (it, { childcare }) => (childcare ? flag(it.childcare) : null),
  (it, { free }) => (free ? (it.costCents === null ? 'unknown' : it.costCents === 0 ? 'yes' : 'no') : null),
  (it, { room }) =>
    room ? (it.room === null ? 'unknown' : it.room === 'room' || it.room === 'talk' ? 'yes' : 'no') : null,
  (it, { walkin }) => (walkin ? flag(it.walkIn) : null),
  (it, { helpers }) => (helpers ? flag(it.helpersWanted) : null),
  (it, { near, km }) => (near ? nearFits(it, near, km) : null),
  (it, { box }) => (box ? boxFits(it, box) : null),
];

/** The filters together: one no is a no, one unknown is an unknown. */
export function matchFilters(initiative: Initiative, filters: Filters): FilterMatch {
  let sure: FilterMatch = 'yes';
  for (const check of checks) {
    const said = check(initiative, filters);
    if (said === 'no') return 'no';
    if (said === 'unknown') sure = 'unknown';
  }
  return sure;
}

function levelFits({ levelMin, levelMax }: Initiative, level: Level): FilterMatch {
  if (levelMin === null && levelMax === null) return 'unknown';
  const at = LEVELS.indexOf(level);
  return at >= LEVELS.indexOf(levelMin ?? 'none') && at <= LEVELS.indexOf(levelMax ?? 'b2') ? 'yes' : 'no';
}

function timeFits({ times }: Initiative, day: number | undefined, part: DayPart | undefined): FilterMatch {
  if (!times.length) return 'unknown';
  const [from, to] = part ? DAY_PARTS[part] : [0, 1680];
  return times.some((time) => (!day || time.weekday === day) && time.startsAt < to && time.endsAt > from)
    ? 'yes'
    : 'no';
}

function nearFits({ lat, lon, online, town: name }: Initiative, near: Town, km: number): FilterMatch {
  if (online) return 'yes';
  if (lat === null || lon === null) return name === near.name ? 'yes' : 'unknown';
  return distanceKm(near, { lat, lon }) <= km ? 'yes' : 'no';
}

const boxFits = ({ lat, lon, online }: Initiative, box: BoundingBox): FilterMatch =>
  online ? 'no' : lat === null || lon === null ? 'unknown' : isInside(box, { lat, lon }) ? 'yes' : 'no';
