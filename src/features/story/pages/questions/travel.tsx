import { TRAVEL_MODES } from '#features/geography';
import { vocabularyIn } from '#features/vocabulary';
import { CheckboxCard, ChoiceCards, RadioCard } from '#ui';
import { MINUTES } from '../../rules/answers.ts';
import type { Asking } from './types.ts';

export function TravelBody({ language, t, chosen }: Asking) {
  const minutes = chosen('minutes')[0] ?? '30';
  return (
    <>
      <fieldset>
        <legend class="soft">{t('choose-all')}</legend>
        <ChoiceCards>
          {TRAVEL_MODES.map((mode) => (
            <CheckboxCard
              name="modes"
              value={mode}
              icon={`travel-${mode}`}
              label={vocabularyIn(language)(`mode.${mode}`)}
              checked={chosen('modes').includes(mode)}
            />
          ))}
        </ChoiceCards>
      </fieldset>
      <fieldset>
        <legend>{t('travel.minutes')}</legend>
        <ChoiceCards>
          {MINUTES.map((value) => (
            <RadioCard
              name="minutes"
              value={String(value)}
              icon="clock"
              label={t('travel.minutes.value', { minutes: value })}
              checked={minutes === String(value)}
            />
          ))}
        </ChoiceCards>
      </fieldset>
    </>
  );
}
