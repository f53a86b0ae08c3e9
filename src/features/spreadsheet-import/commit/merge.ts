import type { InitiativeRow } from '#features/directory/rules.ts';
import type { InitiativeDraft } from '#features/hsds/rules.ts';

type MergeFields = Omit<InitiativeRow, 'organisationId' | 'sourceId'>;

/** Fields that are merged together: otherwise the address of one place could get the coordinates of another. */
const PLACE_FIELDS = [
  'online',
  'placeName',
  'address',
  'postcode',
  'town',
  'municipality',
  'lat',
  'lon',
] as const;

const hasValue = (value: unknown): boolean =>
  Array.isArray(value) ? value.length > 0 : value !== null && value !== '' && value !== undefined;

/** Merges two versions; where both have a value, that of `preferred` counts. */
function merge<T extends MergeFields>(preferred: MergeFields, fallback: T): T {
  const names = Object.keys(fallback) as (keyof MergeFields)[];
  const fields = names.map((name) => [name, hasValue(preferred[name]) ? preferred[name] : fallback[name]]);
  const hasPlace = hasValue(preferred.address) || hasValue(preferred.town) || preferred.online;
  const place = hasPlace ? preferred : fallback;
  const texts = { ...fallback.texts, ...preferred.texts };
  const { language } = preferred;
  const { when: otherWhen, ...otherText } = fallback.texts[language] ?? { name: '', summary: '' };
  // Words about times belong to the times beside which they stand.
  const when = otherWhen && !preferred.times.length ? { when: otherWhen } : {};
  const text = { ...otherText, ...when, ...preferred.texts[language] };
  return {
    ...(Object.fromEntries(fields) as T),
    ...Object.fromEntries(PLACE_FIELDS.map((name) => [name, place[name]])),
    language: texts[language] ? language : fallback.language,
    texts: { ...texts, [language]: text },
    confirmedAt: latest(preferred.confirmedAt, fallback.confirmedAt),
  };
}

const latest = (...moments: (string | null)[]): string | null =>
  moments
    .filter((moment) => moment !== null)
    .sort()
    .at(-1) ?? null;

/** The existing initiative, with the values that it lacks taken from the row. */
export const fillMissing = (existing: InitiativeRow, row: InitiativeDraft): InitiativeRow => ({
  ...merge(existing, { ...row, organisationId: existing.organisationId }),
  sourceId: existing.sourceId,
  status: existing.status,
});

/** The values of the row, with what it lacks taken from the existing initiative. */
export const replaceWithRow = (existing: InitiativeRow, row: InitiativeDraft): InitiativeRow => ({
  ...merge(row, existing),
  sourceId: existing.sourceId,
  organisationId: existing.organisationId,
});
