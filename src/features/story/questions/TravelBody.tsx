import { TRAVEL_MODES } from '#core/geo/travel-time.ts';
import { vocabularyIn } from '#features/vocabulary';
import { CheckboxCard, ChoiceCards, RadioCard } from '#ui';
import { TRAVEL_MINUTES } from '../model/answer-options.ts';
import type { QuestionBodyProps } from './question-body.ts';

export function TravelBody({ language, t, valuesOf }: QuestionBodyProps) {
  const minutes = valuesOf('minutes')[0] ?? '30';
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
              checked={valuesOf('modes').includes(mode)}
            />
          ))}
        </ChoiceCards>
      </fieldset>
      <fieldset>
        <legend>{t('travel.minutes')}</legend>
        <ChoiceCards>
          {TRAVEL_MINUTES.map((value) => (
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
