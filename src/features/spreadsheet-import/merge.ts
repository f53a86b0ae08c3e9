import type { InitiativeRow } from '#features/directory';
import type { InitiativeDraft } from '#features/hsds';

type Merged = Omit<InitiativeRow, 'organisationId' | 'sourceId'>;

/** Where one is: these go together, or half of one place and half of another would come out. */
const PLACE = ['online', 'placeName', 'address', 'postcode', 'town', 'municipality', 'lat', 'lon'] as const;

const said = (value: unknown): boolean =>
  Array.isArray(value) ? value.length > 0 : value !== null && value !== '' && value !== undefined;

/** Both together: where both say something, `first` is right. */
function together<T extends Merged>(first: Merged, second: T): T {
  const names = Object.keys(second) as (keyof Merged)[];
  const each = names.map((name) => [name, said(first[name]) ? first[name] : second[name]]);
  const place = said(first.address) || said(first.town) || first.online ? first : second;
  const texts = { ...second.texts, ...first.texts };
  const language = first.language;
  const text = { ...second.texts[language], ...first.texts[language] };
  return {
    ...(Object.fromEntries(each) as T),
    ...Object.fromEntries(PLACE.map((name) => [name, place[name]])),
    language: texts[language] ? language : second.language,
    texts: { ...texts, [language]: text },
    confirmedAt:
      [first.confirmedAt, second.confirmedAt]
        .filter((at) => at !== null)
        .sort()
        .at(-1) ?? null,
  };
}

/** What is there stays; what it lacks comes from the row. */
export const fill = (there: InitiativeRow, row: InitiativeDraft): InitiativeRow => ({
  ...together(there, { ...row, organisationId: there.organisationId }),
  sourceId: there.sourceId,
  status: there.status,
});

/** What the row says counts; what it does not say stays as it is. */
export const replace = (there: InitiativeRow, row: InitiativeDraft): InitiativeRow => ({
  ...together(row, there),
  sourceId: there.sourceId,
  organisationId: there.organisationId,
});
