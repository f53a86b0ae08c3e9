import { z } from 'zod';
import { canonicalRecurrence, MAX_INTERVAL_WEEKS, MONTH_ORDINALS, weekdayOf } from '#core/time/recurrence.ts';
import type { Initiative, Organisation } from '#features/directory/rules.ts';
import {
  ACCESS_FEATURES,
  AUDIENCES,
  AVAILABILITIES,
  CONTACT_FORMS,
  GIFTS,
  GOALS,
  LEVELS,
  SAFEGUARDS,
  SIGN_LANGUAGES,
  SPOKEN_LANGUAGES,
} from '#features/vocabulary/rules.ts';
import type { InitiativeDraft } from './types.ts';
import type { RawRecord } from './values.ts';

/** The name of the property with what HSDS has no field for. */
export const PROFILE_PROPERTY = 'nl_nieuwkomers';

/** The version of the profile. 2: safety, sign languages, what volunteers are looked for, times that are not weekly. */
export const PROFILE_VERSION = 2;

const MAX_DESCRIPTION_LENGTH = 12_000;
const MAX_NAME_LENGTH = 200;

const line = z.string().max(2000);
const moment = z.iso.datetime();
const recurrence = z.discriminatedUnion('every', [
  z.object({
    every: z.literal('weeks'),
    interval: z.int32().min(2).max(MAX_INTERVAL_WEEKS),
    from: z.iso.date(),
  }),
  z.object({
    every: z.literal('month'),
    ordinals: z
      .array(
        z
          .int32()
          .min(-1)
          .max(5)
          .refine((ordinal) => ordinal !== 0),
      )
      .min(1)
      .max(MONTH_ORDINALS.length),
  }),
]);
const weeklyTime = z
  .object({
    weekday: z.int32().min(1).max(7),
    starts_at: z.int32().min(0).max(1440),
    ends_at: z.int32().min(0).max(1680),
    recurrence: recurrence.nullable().optional(),
    valid_from: z.iso.date().nullable().optional(),
    valid_to: z.iso.date().nullable().optional(),
  })
  .refine((time) => time.recurrence?.every !== 'weeks' || weekdayOf(time.recurrence.from) === time.weekday, {
    path: ['recurrence'],
  });
const code = z.string().regex(/^[a-z]{2,3}$/);

/**
 * The profile "HSDS-NL-nieuwkomers" of a service: texts in several languages, what a newcomer asks that HSDS cannot say,
 * and what HSDS says less exactly. Times are minutes after midnight on the Dutch clock, the whole year round: HSDS knows
 * only a fixed difference with UTC. What version 1 did not have is optional, so that its exports can be read; fields of a
 * later version are passed over.
 */
export const profileShape = z.object({
  language: code,
  texts: z.record(
    code,
    z.object({
      name: line,
      summary: line,
      description: z.string().max(MAX_DESCRIPTION_LENGTH).optional(),
      bring: line.optional(),
      route: line.optional(),
      when: line.optional(),
      translation: z
        .object({ from: code, by: z.enum(['person', 'machine']), older: z.boolean().optional() })
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
  cost_cents: z.int32().min(0).nullable(),
  walk_in: z.boolean().nullable(),
  helpers_wanted: z.boolean().nullable(),
  gifts_wanted: z.array(z.enum(GIFTS)).optional(),
  contact_forms: z.array(z.enum(CONTACT_FORMS)).optional(),
  safeguards: z.array(z.enum(SAFEGUARDS)).optional(),
  coordinator: z.string().max(MAX_NAME_LENGTH).nullable().optional(),
  sign_languages: z.array(z.enum(SIGN_LANGUAGES)).optional(),
  room: z.enum(AVAILABILITIES).nullable(),
  places_free: z.int32().min(0).nullable(),
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
  weekly_times: z.array(weeklyTime),
});
export type Profile = z.infer<typeof profileShape>;

/** The profile of an initiative. */
export const profileOf = (initiative: Initiative): Profile => ({
  language: initiative.language,
  texts: initiative.texts,
  goals: initiative.goals,
  dutch_level_minimum: initiative.levelMin,
  dutch_level_maximum: initiative.levelMax,
  latin_script: initiative.latinScript,
  languages: initiative.languages,
  audience: initiative.audience,
  childcare: initiative.childcare,
  access: initiative.access,
  access_lacks: initiative.accessLacks,
  cost_cents: initiative.costCents,
  walk_in: initiative.walkIn,
  helpers_wanted: initiative.helpersWanted,
  gifts_wanted: initiative.giftsWanted,
  contact_forms: initiative.contactForms,
  safeguards: initiative.safeguards,
  coordinator: initiative.coordinator,
  sign_languages: initiative.signLanguages,
  room: initiative.room,
  places_free: initiative.placesFree,
  room_until: initiative.roomUntil,
  online: initiative.online,
  place_name: initiative.placeName,
  address: initiative.address,
  postcode: initiative.postcode,
  town: initiative.town,
  municipality: initiative.municipality,
  website: initiative.website,
  email: initiative.email,
  phone: initiative.phone,
  confirmed_at: initiative.confirmedAt?.toISOString() ?? null,
  weekly_times: initiative.times.map(({ weekday, startsAt, endsAt, recurrence, validFrom, validUntil }) => ({
    weekday,
    starts_at: startsAt,
    ends_at: endsAt,
    ...(recurrence ? { recurrence } : {}),
    ...(validFrom ? { valid_from: validFrom } : {}),
    ...(validUntil ? { valid_to: validUntil } : {}),
  })),
});

/**
 * Reads the profile of a record, whose values count before those of its HSDS fields. A tabular package has it as JSON in
 * one column. @returns null when the record has none; `wrong`, the path of the invalid field, when it is invalid
 */
export function readProfile(raw: RawRecord): Partial<InitiativeDraft> | null | { wrong: string } {
  const value = raw[PROFILE_PROPERTY];
  if (value === undefined || value === null || value === '') return null;
  const parsed = profileShape.safeParse(fromJson(value));
  if (!parsed.success) return { wrong: parsed.error.issues[0]?.path.join('.') ?? '' };
  const profile = parsed.data;
  if (!profile.texts[profile.language]) return { wrong: 'texts' };
  return {
    language: profile.language,
    texts: profile.texts as InitiativeDraft['texts'],
    goals: profile.goals,
    levelMin: profile.dutch_level_minimum,
    levelMax: profile.dutch_level_maximum,
    latinScript: profile.latin_script,
    languages: profile.languages,
    audience: profile.audience,
    childcare: profile.childcare,
    access: profile.access,
    accessLacks: profile.access_lacks,
    costCents: profile.cost_cents,
    walkIn: profile.walk_in,
    helpersWanted: profile.helpers_wanted,
    ...laterFields(profile),
    room: profile.room,
    placesFree: profile.places_free,
    roomUntil: profile.room_until,
    online: profile.online,
    placeName: profile.place_name,
    address: profile.address,
    postcode: profile.postcode,
    town: profile.town,
    municipality: profile.municipality,
    website: profile.website,
    email: profile.email,
    phone: profile.phone,
    confirmedAt: profile.confirmed_at,
    times: profile.weekly_times.map((time) => ({
      weekday: time.weekday,
      startsAt: time.starts_at,
      endsAt: time.ends_at,
      recurrence: canonicalRecurrence(time.recurrence),
      ...(time.valid_from ? { validFrom: time.valid_from } : {}),
      ...(time.valid_to ? { validUntil: time.valid_to } : {}),
    })),
  };
}

/** What version 1 did not have; what a profile does not say is left to the words of the record. */
const laterFields = (profile: Profile): Partial<InitiativeDraft> => ({
  ...(profile.gifts_wanted ? { giftsWanted: profile.gifts_wanted } : {}),
  ...(profile.contact_forms ? { contactForms: profile.contact_forms } : {}),
  ...(profile.safeguards ? { safeguards: profile.safeguards } : {}),
  ...(profile.coordinator === undefined ? {} : { coordinator: plainName(profile.coordinator) }),
  ...(profile.sign_languages ? { signLanguages: profile.sign_languages } : {}),
});

/** A name without control characters, which no database keeps; null when nothing is left. */
const plainName = (name: string | null): string | null => name?.replace(/\p{Cc}/gu, '').trim() || null;

const organizationProfileShape = z.strictObject({
  texts: z.record(code, z.strictObject({ description: z.string().max(MAX_DESCRIPTION_LENGTH) })),
});

/** The texts of an organization in our own profile; null when it has no valid ones. */
export function organizationTexts(raw: RawRecord): Organisation['texts'] | null {
  const parsed = organizationProfileShape.safeParse(fromJson(raw[PROFILE_PROPERTY]));
  return parsed.success ? parsed.data.texts : null;
}

/** Parses a string as JSON, null when it is invalid; other values stay as they are. */
function fromJson(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    return null;
  }
}
