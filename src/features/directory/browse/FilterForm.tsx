import { formatBoundingBox } from '#core/geo/bounding-box.ts';
import { weekdayName } from '#core/i18n/formats.ts';
import { townLabel } from '#features/geography';
import { vocabularyIn } from '#features/vocabulary';
import {
  ACCESS_FEATURES,
  AUDIENCES,
  DAY_PARTS,
  type DayPart,
  GOALS,
  LEVELS,
  SPOKEN_LANGUAGES,
  WEEKDAYS,
} from '#features/vocabulary/rules.ts';
import { Button, CheckboxCard, ChoiceCards, SelectField, TextField } from '#ui';
import { messagesIn } from '../messages.ts';
import type { Filters } from '../search/filters.ts';

const DISTANCES_KM = [3, 5, 10, 25, 50];
const FLAGS = [
  ['childcare', 'children'],
  ['free', 'euro'],
  ['room', 'room'],
  ['walkin', 'home'],
  ['helpers', 'volunteer'],
] as const;

/** Search and filters as one form. It is sent with GET: the address holds what is asked, and can be shared. */
export function FilterForm({ language, filters }: { language: string; filters: Filters }) {
  const t = messagesIn(language);
  const nameOf = vocabularyIn(language);
  const any = { value: '', label: t('filter.any') };
  const select = (field: 'goal' | 'level' | 'language' | 'audience' | 'access', codes: readonly string[]) => (
    <SelectField
      name={field}
      label={t(`filter.${field}`)}
      value={filters[field] ?? ''}
      options={[
        any,
        ...codes.map((code) => ({
          value: code,
          label: nameOf(`${field}.${code}` as Parameters<typeof nameOf>[0]),
        })),
      ]}
    />
  );
  return (
    <search class="beside-list">
      <form method="get" action={`/${language}/initiatives`} id="search">
        <div class="search">
          <TextField
            name="q"
            type="search"
            label={t('search.label')}
            hint={t('search.hint')}
            value={filters.q}
            maxlength={200}
            autocomplete="off"
            suggest={`/${language}/initiatives/suggest`}
          />
          <Button icon="search">{t('search.do')}</Button>
        </div>
        {filters.map && <input type="hidden" name="view" value={filters.streets ? 'streets' : 'map'} />}
        {filters.box && <input type="hidden" name="box" value={formatBoundingBox(filters.box)} />}
        <details class="open-on-desk">
          <summary>{t('filter.title')}</summary>
          <div class="filters">
            {select('goal', GOALS)}
            {select('level', LEVELS)}
            {select('language', SPOKEN_LANGUAGES)}
            {select('audience', AUDIENCES)}
            <SelectField
              name="day"
              label={t('filter.day')}
              value={String(filters.day ?? '')}
              options={[
                any,
                ...WEEKDAYS.map((day) => ({ value: String(day), label: weekdayName(day, language) })),
              ]}
            />
            <SelectField
              name="part"
              label={t('filter.part')}
              value={filters.part ?? ''}
              options={[
                any,
                ...(Object.keys(DAY_PARTS) as DayPart[]).map((part) => ({
                  value: part,
                  label: nameOf(`dayPart.${part}`),
                })),
              ]}
            />
            {select('access', ACCESS_FEATURES)}
            <TextField
              name="town"
              label={t('filter.town')}
              value={
                filters.near ? townLabel(filters.near.name, filters.near.municipality) : filters.typedPlace
              }
              maxlength={80}
              autocomplete="off"
            />
            <SelectField
              name="km"
              label={t('filter.km')}
              value={String(filters.km)}
              options={DISTANCES_KM.map((km) => ({ value: String(km), label: t('filter.km.value', { km }) }))}
            />
          </div>
          <ChoiceCards>
            {FLAGS.map(([flag, icon]) => (
              <CheckboxCard
                name={flag}
                value="1"
                icon={icon}
                label={t(`filter.${flag}`)}
                checked={filters[flag]}
              />
            ))}
          </ChoiceCards>
          <Button>{t('filter.apply')}</Button>
        </details>
      </form>
    </search>
  );
}

/** The filters that are set, by their name in the address, as the reader calls them. */
export function activeFilters(language: string, filters: Filters): { field: string; name: string }[] {
  const t = messagesIn(language);
  const nameOf = vocabularyIn(language);
  const codes = (['goal', 'level', 'language', 'audience', 'access'] as const).flatMap((field) => {
    const code = filters[field];
    return code ? [{ field, name: nameOf(`${field}.${code}` as Parameters<typeof nameOf>[0]) }] : [];
  });
  const flags = FLAGS.flatMap(([flag]) =>
    filters[flag] ? [{ field: flag, name: t(`filter.${flag}`) }] : [],
  );
  return [
    ...(filters.q ? [{ field: 'q', name: `“${filters.q}”` }] : []),
    ...codes,
    ...(filters.day ? [{ field: 'day', name: weekdayName(filters.day, language) }] : []),
    ...(filters.part ? [{ field: 'part', name: nameOf(`dayPart.${filters.part}`) }] : []),
    ...(filters.near
      ? [{ field: 'town', name: t('filter.near', { km: filters.km, town: filters.near.name }) }]
      : []),
    ...(filters.box ? [{ field: 'box', name: t('map.box') }] : []),
    ...flags,
  ];
}
