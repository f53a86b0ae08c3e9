import { formatList, joinNames } from '#core/i18n/formats.ts';
import { formatWeeklyTime, type Initiative } from '#features/directory';
import { vocabularyIn } from '#features/vocabulary';
import type { ColumnField } from '../columns/fields.ts';
import type { ParsedRow } from '../rows/parsed-row.ts';

/** An initiative, or a row as it will be one. */
export type Shown = Pick<
  Initiative,
  | 'texts'
  | 'language'
  | 'goals'
  | 'languages'
  | 'audience'
  | 'levelMin'
  | 'levelMax'
  | 'costCents'
  | 'childcare'
  | 'walkIn'
  | 'access'
  | 'accessLacks'
  | 'room'
  | 'online'
  | 'placeName'
  | 'address'
  | 'postcode'
  | 'town'
  | 'website'
  | 'email'
  | 'phone'
> & { organisation: { name: string }; times: readonly Omit<Initiative['times'][number], 'id'>[] };

export const shownRow = ({ draft, organisation }: ParsedRow): Shown | undefined =>
  draft && { ...draft, organisation: { name: organisation } };

/** One thing about an initiative: the columns that say it, and how it reads. */
export interface RowFact {
  field: ColumnField;
  /** All columns that say something about it; `field` is the first. */
  columns: readonly ColumnField[];
  value: (item: Shown, language: string) => string;
}

const textOf = ({ texts, language }: Shown) => texts[language];
const yesNo = (answer: boolean | null): string => (answer === null ? '' : answer ? '✓' : '✗');
const fact = (
  field: ColumnField,
  value: RowFact['value'],
  columns: readonly ColumnField[] = [],
): RowFact => ({ field, columns: [field, ...columns], value });

/** What a list can say about an initiative, in the order in which a page compares it. */
export const ROW_FACTS: readonly RowFact[] = [
  fact('organisation', ({ organisation }) => organisation.name),
  fact('name', (item) => textOf(item)?.name ?? ''),
  fact(
    'when',
    (item, language) =>
      [...item.times.map((time) => formatWeeklyTime(time, language)), textOf(item)?.when ?? '']
        .filter(Boolean)
        .join(' · '),
    ['day', 'from', 'until', 'repeat', 'start'],
  ),
  fact('place', ({ placeName }) => placeName ?? ''),
  fact('address', ({ address }) => address ?? ''),
  fact('postcode', ({ postcode }) => postcode ?? ''),
  fact('town', ({ online, town }) => (online ? 'online' : (town ?? ''))),
  fact('phone', ({ phone }) => phone ?? '', ['contact']),
  fact('email', ({ email }) => email ?? ''),
  fact('website', ({ website }) => website ?? ''),
  fact('summary', (item) => textOf(item)?.description ?? textOf(item)?.summary ?? ''),
  fact('kind', ({ goals }, language) =>
    joinNames(
      goals.map((goal) => vocabularyIn(language)(`goal.${goal}`)),
      language,
    ),
  ),
  fact('state', ({ room }, language) => (room ? vocabularyIn(language)(`room.${room}`) : '')),
  fact('audience', ({ audience }, language) =>
    audience ? vocabularyIn(language)(`audience.${audience}`) : '',
  ),
  fact('level', ({ levelMin, levelMax }, language) =>
    [...new Set([levelMin, levelMax])]
      .flatMap((level) => (level ? [vocabularyIn(language)(`levelShort.${level}`)] : []))
      .join(' – '),
  ),
  fact('languages', ({ languages }, language) =>
    formatList(
      languages.map((code) => vocabularyIn(language)(`language.${code}`)),
      language,
    ),
  ),
  fact('cost', ({ costCents }) => (costCents === null ? '' : `€ ${(costCents / 100).toFixed(2)}`)),
  fact('childcare', ({ childcare }) => yesNo(childcare)),
  fact('walkIn', ({ walkIn }) => yesNo(walkIn)),
  fact(
    'access',
    ({ access, accessLacks }, language) =>
      [
        ...access.map((code) => vocabularyIn(language)(`access.${code}`)),
        ...accessLacks.map((code) => `✗ ${vocabularyIn(language)(`access.${code}`)}`),
      ].join(', '),
    ['stepFree', 'signLanguages'],
  ),
  fact('bring', (item) => textOf(item)?.bring ?? ''),
  fact('route', (item) => textOf(item)?.route ?? ''),
  ...(['contactForm', 'certificate', 'twoAdults', 'coordinator', 'gifts', 'checked'] as const).map((field) =>
    fact(field, () => ''),
  ),
];
