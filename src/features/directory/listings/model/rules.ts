import { parseTimeOfDay, toHHMM } from '#core/i18n/formats.ts';
import { isPlainAddress } from '#core/text/email-address.ts';
import { amsterdamDate } from '#core/time/amsterdam.ts';
import { type Town, townLabel } from '#features/geography/rules.ts';
import { LEVELS, SPOKEN_LANGUAGES, WEEKDAYS } from '#features/vocabulary/rules.ts';
import { availabilityFlaws, availabilityOn, cleanAvailability } from '../../catalogue/availability.ts';
import type { Initiative, InitiativeRow } from '../../catalogue/types.ts';
import { initiativeTexts } from '../../translations/texts.ts';
import type { ListingText } from '../../translations/types.ts';
import type { ListingForm } from './types.ts';

export const LISTING_FLAWS = [
  'organisation',
  'name',
  'summary',
  'goals',
  'town',
  'times',
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
  const validWebsite = form.website === '' || (URL.canParse(form.website) && /^https?:/.test(form.website));
  const flawed: Record<ListingFlaw, boolean> = {
    organisation: !form.organisation,
    name: !form.name,
    summary: !form.summary,
    goals: form.goals.length === 0,
    town: !form.online && !town,
    times: form.times.some((time) => !parseTimeRange(time)),
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

function parseTimeRange({ weekday, from, to }: ListingForm['times'][number]) {
  const [startsAt, endsAt] = [parseTimeOfDay(from), parseTimeOfDay(to)];
  return startsAt !== null && endsAt !== null && endsAt > startsAt && WEEKDAYS.some((day) => day === weekday)
    ? { weekday, startsAt, endsAt }
    : undefined;
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
  return {
    language: form.textLanguage,
    texts: initiativeTexts(form, published, listingTexts),
    goals: form.goals,
    levelMin: form.levelMin,
    levelMax: form.levelMax,
    latinScript: published?.latinScript ?? null,
    languages: form.languages,
    audience: form.audience,
    ageMin: form.ageMin,
    ageMax: form.ageMax,
    childcare: form.has.includes('childcare') || null,
    access: [
      ...(form.has.includes('stepFree') ? (['stepFree'] as const) : []),
      ...(published?.access ?? []).filter((feature) => feature !== 'stepFree'),
    ],
    accessLacks: (published?.accessLacks ?? []).filter(
      (feature) => feature !== 'stepFree' || !form.has.includes('stepFree'),
    ),
    costCents: form.has.includes('free') ? 0 : null,
    walkIn: form.has.includes('walkIn') || null,
    helpersWanted: form.has.includes('helpers') || null,
    giftsWanted: published?.giftsWanted ?? [],
    contactForms: published?.contactForms ?? [],
    safeguards: published?.safeguards ?? [],
    coordinator: published?.coordinator ?? null,
    signLanguages: published?.signLanguages ?? [],
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
    times: form.times.flatMap((time) => parseTimeRange(time) ?? []),
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
    ['stepFree', initiative.access.includes('stepFree')],
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
    times: initiative.times.slice(0, MAX_WEEKLY_TIMES).map(({ weekday, startsAt, endsAt }) => ({
      weekday,
      from: toHHMM(startsAt),
      to: toHHMM(Math.min(endsAt, LAST_MINUTE_OF_DAY)),
    })),
    languages: initiative.languages,
    audience: initiative.audience,
    has: features.flatMap(([feature, offered]) => (offered ? [feature] : [])),
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
