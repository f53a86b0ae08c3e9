import { parseTimeOfDay, toHHMM } from '#core/i18n/formats.ts';
import { isPlainAddress } from '#core/text/email-address.ts';
import { amsterdamDate } from '#core/time/amsterdam.ts';
import { mergeTimes } from '#core/time/recurrence.ts';
import { type Town, townLabel } from '#features/geography/rules.ts';
import { ACCESS_FEATURES, LEVELS, SPOKEN_LANGUAGES, WEEKDAYS } from '#features/vocabulary/rules.ts';
import { availabilityFlaws, availabilityOn, cleanAvailability } from '../../catalogue/availability.ts';
import type { Initiative, InitiativeRow } from '../../catalogue/types.ts';
import { initiativeTexts } from '../../translations/texts.ts';
import type { ListingText } from '../../translations/types.ts';
import { eurosText, parseEuros } from './price.ts';
import { lacksDate, recurrenceOfCode, repeatCode } from './repeat.ts';
import type { ListingForm } from './types.ts';

export const LISTING_FLAWS = [
  'organisation',
  'name',
  'summary',
  'goals',
  'town',
  'times',
  'next',
  'same-time',
  'price',
  'coordinator',
  'places',
  'until',
  'level',
  'ages',
  'contact',
  'email',
  'website',
] as const;
export type ListingFlaw = (typeof LISTING_FLAWS)[number];

const MAX_AGE_YEARS = 110;

/**
 * What has to be filled in or corrected before the form can be sent.
 * @param today YYYY-MM-DD on the Dutch calendar
 */
export function listingFlaws(form: ListingForm, town: Town | undefined, today: string): ListingFlaw[] {
  const availability = availabilityFlaws(form, today);
  const cents = parseEuros(form.price);
  const validWebsite = form.website === '' || (URL.canParse(form.website) && /^https?:/.test(form.website));
  const flawed: Record<ListingFlaw, boolean> = {
    organisation: !form.organisation,
    name: !form.name,
    summary: !form.summary,
    goals: form.goals.length === 0,
    town: !form.online && !town,
    times: form.times.some((time) => !parseTime(time)),
    next: form.times.some((time) => lacksDate(time, today)),
    'same-time': mergeTimes(timesOf(form)).conflicts.length > 0,
    price: Number.isNaN(cents) || (Boolean(cents) && form.has.includes('free')),
    coordinator: form.safeguards.includes('coordinator') && !form.coordinator.trim(),
    places: availability.includes('places'),
    until: availability.includes('until'),
    level: contradicts(levelRank(form.levelMin), levelRank(form.levelMax)),
    ages: !isAge(form.ageMin) || !isAge(form.ageMax) || contradicts(form.ageMin, form.ageMax),
    contact: !form.website && !form.email && !form.phone,
    email: [form.email, form.ownerEmail].some((email) => email !== '' && !isPlainAddress(email)),
    website: !validWebsite,
  };
  return LISTING_FLAWS.filter((flaw) => flawed[flaw]);
}

const levelRank = (level: ListingForm['levelMin']) => level && LEVELS.indexOf(level);
const contradicts = (from: number | null, to: number | null) => from !== null && to !== null && from > to;
const isAge = (age: number | null) => age === null || (age >= 0 && age <= MAX_AGE_YEARS);

function parseTime({ weekday, from, to, repeat = '', next = '' }: ListingForm['times'][number]) {
  const [startsAt, endsAt] = [parseTimeOfDay(from), parseTimeOfDay(to)];
  const recurrence = recurrenceOfCode(repeat, next);
  const isRange = startsAt !== null && endsAt !== null && endsAt > startsAt;
  return isRange && WEEKDAYS.some((day) => day === weekday) && recurrence !== undefined
    ? { weekday, startsAt, endsAt, ...(recurrence ? { recurrence } : {}) }
    : undefined;
}

const timesOf = (form: ListingForm) => form.times.flatMap((time) => parseTime(time) ?? []);

/** The times of a form; a first and last date that the form does not ask stay as they are public. */
function publicTimes(form: ListingForm, published: Initiative | undefined): InitiativeRow['times'] {
  return mergeTimes(timesOf(form)).times.map((time) => {
    const before = published?.times.find(
      ({ weekday, startsAt }) => weekday === time.weekday && startsAt === time.startsAt,
    );
    return {
      ...time,
      ...(before?.validFrom ? { validFrom: before.validFrom } : {}),
      ...(before?.validUntil ? { validUntil: before.validUntil } : {}),
    };
  });
}

/** What a list said about times stays only while the owner leaves the times as they are. */
function withWordsOfTimes(
  texts: Initiative['texts'],
  form: ListingForm,
  published: Initiative | undefined,
): Initiative['texts'] {
  const { textLanguage } = form;
  const text = texts[textLanguage];
  const keysOf = (all: readonly { weekday: number; startsAt: number; endsAt: number }[]) =>
    all.map(({ weekday, startsAt, endsAt }) => `${weekday} ${startsAt} ${endsAt}`).sort();
  if (!text?.when || keysOf(publicTimes(form, published)).join() === keysOf(published?.times ?? []).join())
    return texts;
  const { when: _, ...others } = text;
  return { ...texts, [textLanguage]: others };
}

/**
 * A form as a row of the directory; what was not filled in stays unknown.
 * @param published the initiative as it is public now, if it is: what the form does not ask stays as it is there
 * @param listingTexts the texts in other languages
 */
export function toInitiativeRow(
  form: ListingForm,
  town: Town | undefined,
  published?: Initiative,
  listingTexts: readonly ListingText[] = [],
): Omit<InitiativeRow, 'sourceId' | 'organisationId' | 'confirmedAt'> {
  const cents = parseEuros(form.price) || null;
  // Who knows a sign language has sign language.
  const access = ACCESS_FEATURES.filter(
    (feature) =>
      form.access.includes(feature) || (feature === 'signLanguage' && form.signLanguages.length > 0),
  );
  return {
    language: form.textLanguage,
    texts: withWordsOfTimes(initiativeTexts(form, published, listingTexts), form, published),
    goals: form.goals,
    levelMin: form.levelMin,
    levelMax: form.levelMax,
    latinScript: published?.latinScript ?? null,
    languages: form.languages,
    audience: form.audience,
    ageMin: form.ageMin,
    ageMax: form.ageMax,
    childcare: form.has.includes('childcare') || null,
    access,
    accessLacks: (published?.accessLacks ?? []).filter((feature) => !access.includes(feature)),
    costCents: form.has.includes('free') ? 0 : cents,
    walkIn: form.has.includes('walkIn') || null,
    helpersWanted: form.has.includes('helpers') || form.giftsWanted.length > 0 || null,
    giftsWanted: form.giftsWanted,
    contactForms: form.contactForms,
    safeguards: form.safeguards.filter((safeguard) => safeguard !== 'coordinator' || form.coordinator),
    coordinator: form.coordinator || null,
    signLanguages: form.signLanguages,
    ...cleanAvailability(form),
    status: 'active',
    online: form.online,
    placeName: published?.placeName ?? null,
    address: form.address || null,
    postcode: published?.postcode ?? null,
    town: town?.name ?? null,
    municipality: town?.municipality ?? null,
    ...coordinates(form, town, published),
    website: form.website || null,
    email: form.email || null,
    phone: form.phone || null,
    times: publicTimes(form, published),
  };
}

/** The published coordinates while the address stays the same, since they are more exact than the centre of the town. */
function coordinates(form: ListingForm, town: Town | undefined, published: Initiative | undefined) {
  const sameAddress =
    published && published.town === town?.name && published.address === (form.address || null);
  const point = sameAddress ? published : town;
  return { lat: point?.lat ?? null, lon: point?.lon ?? null };
}

/** The longest summary that the form accepts, in characters. */
export const MAX_SUMMARY_LENGTH = 600;
/** The longest text on what to bring or the way there, and the longest name of a coordinator, in characters. */
export const MAX_PRACTICAL_LENGTH = 300;
export const MAX_COORDINATOR_LENGTH = 80;
/** How many weekly times the form has room for. */
export const MAX_WEEKLY_TIMES = 7;
const LAST_MINUTE_OF_DAY = 24 * 60 - 1;

/** A public initiative as a form that its owner can change. */
export function toListingForm(initiative: Initiative): ListingForm {
  const text = initiative.texts[initiative.language];
  const features: [ListingForm['has'][number], boolean | null][] = [
    ['free', initiative.costCents === 0],
    ['walkIn', initiative.walkIn],
    ['childcare', initiative.childcare],
    ['helpers', initiative.helpersWanted],
  ];
  return {
    organisation: initiative.organisation.name,
    name: text?.name ?? '',
    summary: (text?.summary ?? '').slice(0, MAX_SUMMARY_LENGTH),
    textLanguage: SPOKEN_LANGUAGES.find((code) => code === initiative.language) ?? 'nl',
    goals: initiative.goals,
    online: initiative.online,
    town: townLabel(initiative.town ?? '', initiative.municipality),
    address: initiative.address ?? '',
    times: initiative.times.slice(0, MAX_WEEKLY_TIMES).map(({ weekday, startsAt, endsAt, recurrence }) => ({
      weekday,
      from: toHHMM(startsAt),
      to: toHHMM(Math.min(endsAt, LAST_MINUTE_OF_DAY)),
      repeat: repeatCode(recurrence),
      next: recurrence?.every === 'weeks' ? recurrence.from : '',
    })),
    languages: initiative.languages,
    audience: initiative.audience,
    has: features.flatMap(([feature, offered]) => (offered ? [feature] : [])),
    price: eurosText(initiative.costCents),
    contactForms: initiative.contactForms,
    safeguards: initiative.safeguards,
    coordinator: (initiative.coordinator ?? '').slice(0, MAX_COORDINATOR_LENGTH),
    access: initiative.access,
    signLanguages: initiative.signLanguages,
    giftsWanted: initiative.giftsWanted,
    bring: (text?.bring ?? '').slice(0, MAX_PRACTICAL_LENGTH),
    route: (text?.route ?? '').slice(0, MAX_PRACTICAL_LENGTH),
    ...cleanAvailability(initiative),
    levelMin: initiative.levelMin,
    levelMax: initiative.levelMax,
    ageMin: initiative.ageMin,
    ageMax: initiative.ageMax,
    website: initiative.website ?? '',
    email: initiative.email ?? '',
    phone: initiative.phone ?? '',
    ownerEmail: '',
  };
}

/** The form as an initiative, to show how it will look. */
export const previewInitiative = (form: ListingForm, town: Town | undefined, now: Date): Initiative => {
  const row = availabilityOn(toInitiativeRow(form, town), amsterdamDate(now));
  return {
    ...row,
    id: 'preview',
    organisation: { id: 'preview', name: form.organisation },
    confirmedAt: null,
    changedAt: now,
    demo: false,
    times: row.times.map((time, index) => ({ ...time, id: String(index) })),
  };
};

/** The fields in which two versions of a form differ. */
export const changedFields = (before: ListingForm, after: ListingForm): (keyof ListingForm)[] =>
  (Object.keys(before) as (keyof ListingForm)[]).filter(
    (field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]),
  );
