import { weekdayName } from '#core/i18n/formats.ts';
import { vocabularyIn } from '#features/vocabulary';
import { CheckboxCard, ChoiceCards, WeekGrid } from '#ui';
import { DAY_PART_NAMES, WEEK_DAYS } from '../model/answer-options.ts';
import { cellName } from '../model/answer-text.ts';
import type { QuestionBodyProps } from './question-body.ts';

/** Three cards fill most weeks; the grid below them is for whoever wants to be precise. */
export function TimeBody({ language, t, valuesOf }: QuestionBodyProps) {
  const cells = valuesOf('cells');
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
    </>
  );
}
