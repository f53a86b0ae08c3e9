import { type BoundingBox, isInside, parseBoundingBox } from '#core/geo/bounding-box.ts';
import { distanceKm } from '#core/geo/travel-time.ts';
import {
  type KnownPlace,
  type PlaceFinding,
  readPlaceId,
  readPlaceText,
  shippedPostcode,
} from '#features/geography';
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
import type { Initiative } from '../catalogue/types.ts';

/** What somebody looks for, as the address bar says it. What is absent is not asked. */
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
  near?: KnownPlace | undefined;
  /** The place as it was typed, when it is not (only) the name of `near`. */
  typedPlace: string;
  /** Other places that it may mean. */
  otherPlaces: KnownPlace[];
  km: number;
  /** Only places in this part of the map. */
  box?: BoundingBox | undefined;
  /** With a map beside the list. */
  map: boolean;
  /** The street map, where there are tiles and a script runs. */
  streets: boolean;
  page: number;
}

const DEFAULT_KM = 10;
/** In minutes after midnight, until four o'clock of the next morning. */
const WHOLE_DAY = [0, 1680] as const;
const parseCode = <T extends string>(codes: readonly T[], value: string | null): T | undefined =>
  codes.find((code) => code === value);
const parseInteger = (value: string | null, min: number, max: number, fallback: number): number => {
  const number = Number(value ?? Number.NaN);
  return Number.isInteger(number) && number >= min && number <= max ? number : fallback;
};

/**
 * Reads the query of the address. What is unknown is left out, never an error: addresses are shared and grow old.
 * @param postcodeOf by default the postcodes that come with the program
 */
export function readFilters(query: URLSearchParams, postcodeOf = shippedPostcode): Filters {
  const get = (name: string) => query.get(name);
  const isSet = (name: string) => get(name) === '1';
  return {
    q: (get('q') ?? '').trim().slice(0, 200),
    goal: parseCode(GOALS, get('goal')),
    level: parseCode(LEVELS, get('level')),
    language: parseCode(SPOKEN_LANGUAGES, get('language')),
    audience: parseCode(AUDIENCES, get('audience')),
    day: parseInteger(get('day'), 1, 7, 0) || undefined,
    part: parseCode(Object.keys(DAY_PARTS) as DayPart[], get('part')),
    access: parseCode(ACCESS_FEATURES, get('access')),
    childcare: isSet('childcare'),
    free: isSet('free'),
    room: isSet('room'),
    walkin: isSet('walkin'),
    helpers: isSet('helpers'),
    ...readNear((get('town') ?? '').trim(), postcodeOf),
    km: parseInteger(get('km'), 1, 100, DEFAULT_KM),
    box: parseBoundingBox(get('box')),
    map: get('view') === 'map' || get('view') === 'streets',
    streets: get('view') === 'streets',
    page: parseInteger(get('page'), 1, 10_000, 1),
  };
}

/** The place by its id or as typed: the likeliest counts, and the others can be chosen. */
function readNear(
  text: string,
  postcodeOf: typeof shippedPostcode,
): Pick<Filters, 'near' | 'typedPlace' | 'otherPlaces'> {
  if (!text) return { typedPlace: '', otherPlaces: [] };
  const chosen = readPlaceId(text, postcodeOf);
  if (chosen) return { near: chosen, typedPlace: '', otherPlaces: [] };
  const finding: PlaceFinding = readPlaceText(text, postcodeOf);
  if (finding.kind === 'found') return { near: finding.place, typedPlace: '', otherPlaces: [] };
  const [likeliest, ...others] = finding.options;
  return finding.kind === 'choice'
    ? { near: likeliest, typedPlace: text, otherPlaces: others }
    : { typedPlace: text, otherPlaces: finding.options };
}

/** Whether an initiative fits a filter; `unknown` when its owner did not tell. */
export type FilterMatch = 'yes' | 'no' | 'unknown';

const matchList = <T>(values: readonly T[], wanted: T): FilterMatch =>
  values.includes(wanted) ? 'yes' : values.length ? 'no' : 'unknown';
const matchFlag = (value: boolean | null): FilterMatch => (value === null ? 'unknown' : value ? 'yes' : 'no');

type Check = (initiative: Initiative, filters: Filters) => FilterMatch | null;

/** One check per filter; null when the filter is not set. */
const checks: Check[] = [
  (it, { goal }) => (goal ? matchList(it.goals, goal) : null),
  (it, { language }) => (language ? matchList(it.languages, language) : null),
  (it, { audience }) =>
    audience
      ? it.audience === null
        ? 'unknown'
        : it.audience === audience || it.audience === 'everyone'
          ? 'yes'
          : 'no'
      : null,
  (it, { level }) => (level ? matchLevel(it, level) : null),
  (it, { day, part }) => (day || part ? matchTime(it, day, part) : null),
  (it, { access }) =>
    access ? (it.access.includes(access) ? 'yes' : it.accessLacks.includes(access) ? 'no' : 'unknown') : null,
  (it, { childcare }) => (childcare ? matchFlag(it.childcare) : null),
  (it, { free }) => (free ? (it.costCents === null ? 'unknown' : it.costCents === 0 ? 'yes' : 'no') : null),
  (it, { room }) =>
    room ? (it.room === null ? 'unknown' : it.room === 'room' || it.room === 'talk' ? 'yes' : 'no') : null,
  (it, { walkin }) => (walkin ? matchFlag(it.walkIn) : null),
  (it, { helpers }) => (helpers ? matchFlag(it.helpersWanted) : null),
  (it, { near, km }) => (near ? matchDistance(it, near, km) : null),
  (it, { box }) => (box ? matchBox(it, box) : null),
];

/** All filters together: one `no` makes it a `no`, else one `unknown` an `unknown`. */
export function matchFilters(initiative: Initiative, filters: Filters): FilterMatch {
  let result: FilterMatch = 'yes';
  for (const check of checks) {
    const match = check(initiative, filters);
    if (match === 'no') return 'no';
    if (match === 'unknown') result = 'unknown';
  }
  return result;
}

function matchLevel({ levelMin, levelMax }: Initiative, level: Level): FilterMatch {
  if (levelMin === null && levelMax === null) return 'unknown';
  const index = LEVELS.indexOf(level);
  return index >= LEVELS.indexOf(levelMin ?? 'none') && index <= LEVELS.indexOf(levelMax ?? 'b2')
    ? 'yes'
    : 'no';
}

function matchTime({ times }: Initiative, day: number | undefined, part: DayPart | undefined): FilterMatch {
  if (!times.length) return 'unknown';
  const [from, to] = part ? DAY_PARTS[part] : WHOLE_DAY;
  return times.some((time) => (!day || time.weekday === day) && time.startsAt < to && time.endsAt > from)
    ? 'yes'
    : 'no';
}

function matchDistance(
  { lat, lon, online, town: name }: Initiative,
  near: KnownPlace,
  km: number,
): FilterMatch {
  if (online) return 'yes';
  if (lat === null || lon === null) return name === near.name ? 'yes' : 'unknown';
  return distanceKm(near, { lat, lon }) <= km ? 'yes' : 'no';
}

const matchBox = ({ lat, lon, online }: Initiative, box: BoundingBox): FilterMatch =>
  online ? 'no' : lat === null || lon === null ? 'unknown' : isInside(box, { lat, lon }) ? 'yes' : 'no';
