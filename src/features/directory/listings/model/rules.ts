import { parseTimeOfDay, toHHMM } from '#core/i18n/formats.ts';
import { amsterdamDate } from '#core/time/amsterdam.ts';
import type { Town } from '#features/geography';
import { LEVELS, SPOKEN_LANGUAGES, WEEKDAYS } from '#features/vocabulary/rules.ts';
import { availabilityFlaws, availabilityOn, cleanAvailability } from '../../catalogue/availability.ts';
import type { Initiative, InitiativeRow } from '../../catalogue/types.ts';
import { initiativeTexts } from '../../translations/texts.ts';
import type { ListingText } from '../../translations/types.ts';
import type { Listing, ListingForm } from './types.ts';

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

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** What must be said before others can be asked to vouch for it. @param today on the Dutch calendar */
export function listingFlaws(form: ListingForm, town: Town | undefined, today: string): ListingFlaw[] {
  const room = availabilityFlaws(form, today);
  const site = form.website === '' || (URL.canParse(form.website) && /^https?:/.test(form.website));
  const wrong: Record<ListingFlaw, boolean> = {
    organisation: !form.organisation,
    name: !form.name,
    summary: !form.summary,
    goals: form.goals.length === 0,
    town: !form.online && !town,
    times: form.times.some((time) => !timeOf(time)),
    places: room.includes('places'),
    until: room.includes('until'),
    level: contradicts(rank(form.levelMin), rank(form.levelMax)),
    ages: !isAge(form.ageMin) || !isAge(form.ageMax) || contradicts(form.ageMin, form.ageMax),
    contact: !form.website && !form.email && !form.phone,
    email: [form.email, form.ownerEmail].some((email) => email !== '' && !EMAIL.test(email)),
    website: !site,
  };
  return LISTING_FLAWS.filter((flaw) => wrong[flaw]);
}

const rank = (level: ListingForm['levelMin']) => level && LEVELS.indexOf(level);
const contradicts = (from: number | null, to: number | null) => from !== null && to !== null && from > to;
const isAge = (age: number | null) => age === null || (age >= 0 && age <= 110);

function timeOf({ weekday, from, to }: ListingForm['times'][number]) {
  const [startsAt, endsAt] = [parseTimeOfDay(from), parseTimeOfDay(to)];
  return startsAt !== null && endsAt !== null && endsAt > startsAt && WEEKDAYS.some((day) => day === weekday)
    ? { weekday, startsAt, endsAt }
    : undefined;
}

/**
 * What an owner said, as the directory keeps it; what was not said stays unknown.
 * @param before what is public already: what the form does not ask stays as it is
 * @param written what was told in other languages
 */
export function toInitiativeRow(
  form: ListingForm,
  town: Town | undefined,
  before?: Initiative,
  written: readonly ListingText[] = [],
): Omit<InitiativeRow, 'sourceId' | 'organisationId' | 'confirmedAt'> {
  return {
    language: form.textLanguage,
    texts: initiativeTexts(form, before, written),
    goals: form.goals,
    levelMin: form.levelMin,
    levelMax: form.levelMax,
    latinScript: before?.latinScript ?? null,
    languages: form.languages,
    audience: form.audience,
    ageMin: form.ageMin,
    ageMax: form.ageMax,
    childcare: form.has.includes('childcare') || null,
    access: [
      ...(form.has.includes('stepFree') ? (['stepFree'] as const) : []),
      ...(before?.access ?? []).filter((one) => one !== 'stepFree'),
    ],
    accessLacks: (before?.accessLacks ?? []).filter(
      (one) => one !== 'stepFree' || !form.has.includes('stepFree'),
    ),
    costCents: form.has.includes('free') ? 0 : null,
    walkIn: form.has.includes('walkIn') || null,
    helpersWanted: form.has.includes('helpers') || null,
    ...cleanAvailability(form),
    status: 'active',
    online: form.online,
    placeName: before?.placeName ?? null,
    address: form.address || null,
    postcode: before?.postcode ?? null,
    town: town?.name ?? null,
    municipality: town?.municipality ?? null,
    // A known address is more exact than the middle of its town.
    ...pointOf(form, town, before),
    website: form.website || null,
    email: form.email || null,
    phone: form.phone || null,
    times: form.times.flatMap((time) => timeOf(time) ?? []),
  };
}

function pointOf(form: ListingForm, town: Town | undefined, before: Initiative | undefined) {
  const same = before && before.town === town?.name && before.address === (form.address || null);
  return { lat: (same ? before.lat : town?.lat) ?? null, lon: (same ? before.lon : town?.lon) ?? null };
}

/** What is public, as a form for its owner to go on with. */
export function toListingForm(it: Initiative): ListingForm {
  const text = it.texts[it.language];
  const has: [ListingForm['has'][number], boolean | null][] = [
    ['free', it.costCents === 0],
    ['walkIn', it.walkIn],
    ['childcare', it.childcare],
    ['stepFree', it.access.includes('stepFree')],
    ['helpers', it.helpersWanted],
  ];
  return {
    organisation: it.organisation.name,
    name: text?.name ?? '',
    summary: (text?.summary ?? '').slice(0, 600),
    textLanguage: SPOKEN_LANGUAGES.find((code) => code === it.language) ?? 'nl',
    goals: it.goals,
    online: it.online,
    town: it.town ?? '',
    address: it.address ?? '',
    times: it.times.slice(0, 7).map(({ weekday, startsAt, endsAt }) => ({
      weekday,
      from: toHHMM(startsAt),
      to: toHHMM(Math.min(endsAt, 1439)),
    })),
    languages: it.languages,
    audience: it.audience,
    has: has.flatMap(([each, yes]) => (yes ? [each] : [])),
    ...cleanAvailability(it),
    levelMin: it.levelMin,
    levelMax: it.levelMax,
    ageMin: it.ageMin,
    ageMax: it.ageMax,
    website: it.website ?? '',
    email: it.email ?? '',
    phone: it.phone ?? '',
    ownerEmail: '',
  };
}

/** The card as it will look. */
export const previewInitiative = (form: ListingForm, town: Town | undefined, now: Date): Initiative => {
  const row = availabilityOn(toInitiativeRow(form, town), amsterdamDate(now));
  return {
    ...row,
    id: 'preview',
    organisation: { id: 'preview', name: form.organisation },
    confirmedAt: null,
    changedAt: now,
    demo: false,
    times: row.times.map((time, i) => ({ ...time, id: String(i) })),
  };
};

export type VouchFlaw = 'own' | 'ring' | 'not-public' | 'not-waiting';

/** May this organisation vouch for that one? Not for itself, and not for who vouched for it (the database checks it too). */
export function vouchFlaw(
  by: Pick<Listing, 'id' | 'state' | 'ownerEmail' | 'vouchers' | 'form'>,
  target: Pick<Listing, 'id' | 'state' | 'ownerEmail' | 'form'>,
): VouchFlaw | undefined {
  const same = (a: string | null, b: string | null) => a !== null && a.toLowerCase() === b?.toLowerCase();
  if (
    by.id === target.id ||
    same(by.ownerEmail, target.ownerEmail) ||
    same(by.form.organisation.trim(), target.form.organisation.trim())
  )
    return 'own';
  if (by.state !== 'public') return 'not-public';
  if (by.vouchers.some(({ listing }) => listing === target.id)) return 'ring';
  return target.state === 'waiting' ? undefined : 'not-waiting';
}

/** The questions of the form that two versions of it answer otherwise. */
export const changedFields = (one: ListingForm, other: ListingForm): (keyof ListingForm)[] =>
  (Object.keys(one) as (keyof ListingForm)[]).filter(
    (field) => JSON.stringify(one[field]) !== JSON.stringify(other[field]),
  );
