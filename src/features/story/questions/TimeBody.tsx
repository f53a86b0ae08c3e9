import { weekdayName } from '#core/i18n/formats.ts';
import { vocabularyIn } from '#features/vocabulary';
import { CheckboxCard, ChoiceCards, RadioCard, WeekGrid } from '#ui';
import { cellName } from '../model/answer-text.ts';
import { HOURS, PARTS, WEEK_DAYS } from '../model/answers.ts';
import type { Asking } from './types.ts';

/** Three taps fill most weeks; whoever wants to be precise opens the grid. */
export function TimeBody({ language, t, chosen }: Asking) {
  const cells = chosen('cells');
  const hours = chosen('hours')[0] ?? '6';
  return (
    <>
      <fieldset>
        <legend class="soft">{t('time.hint')}</legend>
        <ChoiceCards>
          {PARTS.map((part) => (
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
          columns={PARTS.map((part) => ({ label: vocabularyIn(language)(`dayPart.${part}`), icon: part }))}
          cells={WEEK_DAYS.map((day) =>
            PARTS.map((part) => ({
              value: `${day}-${part}`,
              label: cellName(`${day}-${part}`, language),
              checked: cells.includes(`${day}-${part}`),
            })),
          )}
        />
      </details>
      <fieldset>
        <legend>{t('time.hours')}</legend>
        <ChoiceCards>
          {HOURS.map((value) => (
            <RadioCard
              name="hours"
              value={String(value)}
              icon="clock"
              label={t('time.hours.value', { hours: value })}
              checked={hours === String(value)}
            />
          ))}
        </ChoiceCards>
      </fieldset>
    </>
  );
}
