import { weekdayName } from '#core/i18n/i18n.ts';
import { speakVocabulary } from '#features/directory';
import { CheckTile, RadioTile, Tiles, WeekGrid } from '#ui';
import { HOURS, PARTS, WEEK_DAYS } from '../../rules/answers.ts';
import { cellName } from '../words.ts';
import type { Asking } from './types.ts';

/** Three taps fill most weeks; whoever wants to be precise opens the grid. */
export function TimeBody({ language, say, chosen }: Asking) {
  const cells = chosen('cells');
  const hours = chosen('hours')[0] ?? '6';
  return (
    <>
      <fieldset>
        <legend class="soft">{say('time.hint')}</legend>
        <Tiles>
          {PARTS.map((part) => (
            <CheckTile
              name="cells"
              value={`all-${part}`}
              icon={part}
              label={say(`time.all.${part}`)}
              hint={say('time.weekdays')}
              checked={cells.includes(`all-${part}`)}
            />
          ))}
        </Tiles>
      </fieldset>
      <details open={cells.length > 0}>
        <summary>{say('time.grid')}</summary>
        <WeekGrid
          name="cells"
          rows={WEEK_DAYS.map((_, i) => weekdayName(i + 1, language))}
          columns={PARTS.map((part) => ({ label: speakVocabulary(language)(`dayPart.${part}`), icon: part }))}
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
        <legend>{say('time.hours')}</legend>
        <Tiles>
          {HOURS.map((value) => (
            <RadioTile
              name="hours"
              value={String(value)}
              icon="clock"
              label={say('time.hours.value', { hours: value })}
              checked={hours === String(value)}
            />
          ))}
        </Tiles>
      </fieldset>
    </>
  );
}
