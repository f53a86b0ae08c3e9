import { speakVocabulary } from '#features/directory';
import { MODES } from '#features/geography';
import { CheckTile, RadioTile, Tiles } from '#ui';
import { MINUTES } from '../../rules/answers.ts';
import type { Asking } from './types.ts';

export function TravelBody({ language, say, chosen }: Asking) {
  const minutes = chosen('minutes')[0] ?? '30';
  return (
    <>
      <fieldset>
        <legend class="soft">{say('choose-all')}</legend>
        <Tiles>
          {MODES.map((mode) => (
            <CheckTile
              name="modes"
              value={mode}
              icon={`travel-${mode}`}
              label={speakVocabulary(language)(`mode.${mode}`)}
              checked={chosen('modes').includes(mode)}
            />
          ))}
        </Tiles>
      </fieldset>
      <fieldset>
        <legend>{say('travel.minutes')}</legend>
        <Tiles>
          {MINUTES.map((value) => (
            <RadioTile
              name="minutes"
              value={String(value)}
              icon="clock"
              label={say('travel.minutes.value', { minutes: value })}
              checked={minutes === String(value)}
            />
          ))}
        </Tiles>
      </fieldset>
    </>
  );
}
