import { monthName } from '#core/i18n/formats.ts';
import { SelectField } from '#ui';
import { movingYears } from './moving-date.ts';
import { PlaceBody } from './PlaceBody.tsx';
import type { QuestionBodyProps } from './question-body.ts';

const numbers = (count: number): number[] => Array.from({ length: count }, (_, i) => i + 1);

/** Where somebody shall live, and from when: three choices instead of a date to type, which may all stay open. */
export function MovingBody(props: QuestionBodyProps) {
  const { language, t, valuesOf, today } = props;
  const typedYear = valuesOf('year').at(-1) ?? '';
  const years = [...new Set([...movingYears(today), ...(/^\d{4}$/.test(typedYear) ? [typedYear] : [])])];
  const select = (name: 'day' | 'month' | 'year', options: { value: string; label: string }[]) => (
    <SelectField
      name={name}
      label={t(`moving.${name}`)}
      value={valuesOf(name).at(-1) ?? ''}
      options={[{ value: '', label: t('moving.unknown') }, ...options]}
    />
  );
  return (
    <>
      <p>{t('moving.lead')}</p>
      <PlaceBody {...props} asksReception={false} />
      <fieldset>
        <legend>{t('moving.from')}</legend>
        <p class="soft">{t('moving.from.hint')}</p>
        <div class="inline">
          {select(
            'day',
            numbers(31).map((day) => ({ value: String(day), label: String(day) })),
          )}
          {select(
            'month',
            numbers(12).map((month) => ({
              value: String(month),
              label: `${month} · ${monthName(month, language)}`,
            })),
          )}
          {select(
            'year',
            years.map((year) => ({ value: year, label: year })),
          )}
        </div>
      </fieldset>
    </>
  );
}
