import { weekdayName } from '#core/i18n/formats.ts';
import { vocabularyIn } from '#features/vocabulary';
import { CheckboxCard, ChoiceCards, TextField, WeekGrid } from '#ui';
import { DAY_PART_NAMES, WEEK_DAYS } from '../model/answer-options.ts';
import { cellName } from '../model/answer-text.ts';
import { WORKING_DAYS } from '../model/free-hours.ts';
import type { QuestionBodyProps } from './question-body.ts';
import { HOURS_DAYS } from './time-fields.ts';

/** Four cards fill most weeks; the grid and the hours below them are for whoever wants to be precise. */
export function TimeBody(props: QuestionBodyProps) {
  const { language, t, valuesOf } = props;
  const cells = valuesOf('cells');
  const hasHours = HOURS_DAYS.some((day) =>
    [...valuesOf(`from-${day}`), ...valuesOf(`until-${day}`)].some(Boolean),
  );
  return (
    <>
      <fieldset>
        <legend class="soft">{t('time.hint')}</legend>
        <ChoiceCards>
          {DAY_PART_NAMES.map((part) => (
            <CheckboxCard
              name="cells"
              value={`all-${part}`}
              icon={part}
              label={t(`time.all.${part}`)}
              hint={t('time.weekdays')}
              checked={cells.includes(`all-${part}`)}
            />
          ))}
          <CheckboxCard
            name="varies"
            value="yes"
            icon="varies"
            label={t('time.varies')}
            checked={valuesOf('varies').includes('yes')}
          />
        </ChoiceCards>
      </fieldset>
      <details open={cells.length > 0}>
        <summary>{t('time.grid')}</summary>
        <WeekGrid
          name="cells"
          rows={WEEK_DAYS.map((_, i) => weekdayName(i + 1, language))}
          columns={DAY_PART_NAMES.map((part) => ({
            label: vocabularyIn(language)(`dayPart.${part}`),
            icon: part,
          }))}
          cells={WEEK_DAYS.map((day) =>
            DAY_PART_NAMES.map((part) => ({
              value: `${day}-${part}`,
              label: cellName(`${day}-${part}`, language),
              checked: cells.includes(`${day}-${part}`),
            })),
          )}
        />
      </details>
      <details open={hasHours}>
        <summary>{t('time.hours')}</summary>
        <Hours {...props} />
      </details>
    </>
  );
}

/** Free hours by the clock: a row for Monday to Friday and one for each day, or as many as were given. */
function Hours({ language, t, valuesOf }: QuestionBodyProps) {
  return (
    <>
      <p class="soft">{t('time.hours.hint')}</p>
      {HOURS_DAYS.flatMap((day) => {
        const [from, until] = [valuesOf(`from-${day}`), valuesOf(`until-${day}`)];
        const name = day === WORKING_DAYS ? t('time.weekdays') : weekdayName(day, language);
        const hour = (side: 'from' | 'until', index: number) => (
          <TextField
            id={`${side}-${day}-${index}`}
            name={`${side}-${day}`}
            type="time"
            label={t(`time.${side}`)}
            value={(side === 'from' ? from : until)[index] ?? ''}
          />
        );
        const row = (index: number) => (
          <fieldset>
            <legend>{name}</legend>
            <div class="in-row">
              {hour('from', index)}
              {hour('until', index)}
            </div>
          </fieldset>
        );
        return Array.from({ length: Math.max(1, from.length, until.length) }, (_, index) => row(index));
      })}
    </>
  );
}
