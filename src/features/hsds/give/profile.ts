import { z } from 'zod';
import type { Initiative } from '#features/directory';
import {
  ACCESS_FEATURES,
  AUDIENCES,
  AVAILABILITIES,
  GOALS,
  LEVELS,
  SPOKEN_LANGUAGES,
} from '#features/vocabulary/rules.ts';
import type { InitiativeDraft, Raw } from '../types.ts';

/** The name of our own property in HSDS: what the standard has no place for. */
export const PROFILE = 'nl_nieuwkomers';

const line = z.string().max(2000);
const moment = z.iso.datetime();
const code = z.string().regex(/^[a-z]{2,3}$/);

/**
 * The profile "HSDS-NL-nieuwkomers" of a service: texts in several languages, what a newcomer asks that HSDS cannot say,
 * and what HSDS says less exactly. Times are minutes after midnight on the Dutch clock, the whole year round: HSDS knows
 * only a fixed difference with UTC.
 */
export const profileShape = z.strictObject({
  language: code,
  texts: z.record(
    code,
    z.strictObject({
      name: line,
      summary: line,
      description: z.string().max(12_000).optional(),
      translation: z
        .strictObject({ from: code, by: z.enum(['person', 'machine']), older: z.boolean().optional() })
        .optional(),
    }),
  ),
  goals: z.array(z.enum(GOALS)),
  dutch_level_minimum: z.enum(LEVELS).nullable(),
  dutch_level_maximum: z.enum(LEVELS).nullable(),
  latin_script: z.boolean().nullable(),
  languages: z.array(z.enum(SPOKEN_LANGUAGES)),
  audience: z.enum(AUDIENCES).nullable(),
  childcare: z.boolean().nullable(),
  access: z.array(z.enum(ACCESS_FEATURES)),
  access_lacks: z.array(z.enum(ACCESS_FEATURES)),
  cost_cents: z.number().int().min(0).nullable(),
  walk_in: z.boolean().nullable(),
  helpers_wanted: z.boolean().nullable(),
  room: z.enum(AVAILABILITIES).nullable(),
  places_free: z.number().int().min(0).nullable(),
  room_until: z.iso.date().nullable(),
  online: z.boolean(),
  place_name: line.nullable(),
  address: line.nullable(),
  postcode: line.nullable(),
  town: line.nullable(),
  municipality: z
    .string()
    .regex(/^GM\d{4}$/)
    .nullable(),
  website: line.nullable(),
  email: line.nullable(),
  phone: line.nullable(),
  confirmed_at: moment.nullable(),
  weekly_times: z.array(
    z.strictObject({
      weekday: z.number().int().min(1).max(7),
      starts_at: z.number().int().min(0).max(1440),
      ends_at: z.number().int().min(0).max(1680),
    }),
  ),
});
export type Profile = z.infer<typeof profileShape>;

/** What the profile says of an initiative. */
export const profileOf = (it: Initiative): Profile => ({
  language: it.language,
  texts: it.texts,
  goals: it.goals,
  dutch_level_minimum: it.levelMin,
  dutch_level_maximum: it.levelMax,
  latin_script: it.latinScript,
  languages: it.languages,
  audience: it.audience,
  childcare: it.childcare,
  access: it.access,
  access_lacks: it.accessLacks,
  cost_cents: it.costCents,
  walk_in: it.walkIn,
  helpers_wanted: it.helpersWanted,
  room: it.room,
  places_free: it.placesFree,
  room_until: it.roomUntil,
  online: it.online,
  place_name: it.placeName,
  address: it.address,
  postcode: it.postcode,
  town: it.town,
  municipality: it.municipality,
  website: it.website,
  email: it.email,
  phone: it.phone,
  confirmed_at: it.confirmedAt?.toISOString() ?? null,
  weekly_times: it.times.map(({ weekday, startsAt, endsAt }) => ({
    weekday,
    starts_at: startsAt,
    ends_at: endsAt,
  })),
});

/**
 * What a record says in our own profile, to be laid over what its HSDS says; null when it has none, `wrong` when it has one
 * that cannot be right. A table holds it as JSON in one column.
 */
export function readProfile(raw: Raw): Partial<InitiativeDraft> | null | { wrong: string } {
  const given = raw[PROFILE];
  if (given === undefined || given === null || given === '') return null;
  const read = profileShape.safeParse(typeof given === 'string' ? parsed(given) : given);
  if (!read.success) return { wrong: read.error.issues[0]?.path.join('.') ?? '' };
  const it = read.data;
  if (!it.texts[it.language]) return { wrong: 'texts' };
  return {
    language: it.language,
    texts: it.texts as InitiativeDraft['texts'],
    goals: it.goals,
    levelMin: it.dutch_level_minimum,
    levelMax: it.dutch_level_maximum,
    latinScript: it.latin_script,
    languages: it.languages,
    audience: it.audience,
    childcare: it.childcare,
    access: it.access,
    accessLacks: it.access_lacks,
    costCents: it.cost_cents,
    walkIn: it.walk_in,
    helpersWanted: it.helpers_wanted,
    room: it.room,
    placesFree: it.places_free,
    roomUntil: it.room_until,
    online: it.online,
    placeName: it.place_name,
    address: it.address,
    postcode: it.postcode,
    town: it.town,
    municipality: it.municipality,
    website: it.website,
    email: it.email,
    phone: it.phone,
    confirmedAt: it.confirmed_at,
    times: it.weekly_times.map((time) => ({
      weekday: time.weekday,
      startsAt: time.starts_at,
      endsAt: time.ends_at,
    })),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
