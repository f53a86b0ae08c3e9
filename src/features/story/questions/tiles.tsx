import { AGE_BANDS, LEVELS, vocabularyIn } from '#features/vocabulary';
import { CheckboxCard, ChoiceCards, type IconName, RadioCard } from '#ui';
import { GROUPS, SCRIPT_ANSWERS } from '../model/answer-options.ts';
import type { QuestionBodyProps } from './question-body.ts';

/** A picture to tap. */
export interface TileOption {
  value: string;
  icon: IconName;
  label: string;
  hint?: string | undefined;
}

interface ChoiceProps {
  legend: string;
  name: string;
  chosen: string[];
  options: TileOption[];
}

/** Picture cards of which any number can be chosen. */
export function MultipleChoice({ legend, name, chosen, options }: ChoiceProps) {
  return (
    <fieldset>
      <legend class="soft">{legend}</legend>
      <ChoiceCards>
        {options.map((option) => (
          <CheckboxCard name={name} checked={chosen.includes(option.value)} {...option} />
        ))}
      </ChoiceCards>
    </fieldset>
  );
}

/** Picture cards of which one can be chosen, the first of which says nothing. */
export function SingleChoice({ legend, name, chosen, options, none }: ChoiceProps & { none: string }) {
  return (
    <fieldset>
      <legend class="unseen">{legend}</legend>
      <ChoiceCards>
        {options.map((option) => (
          <RadioCard name={name} checked={chosen.includes(option.value)} {...option} />
        ))}
        <RadioCard
          name={name}
          value=""
          icon="remove"
          label={none}
          checked={chosen.filter(Boolean).length === 0}
        />
      </ChoiceCards>
    </fieldset>
  );
}

type Words = Pick<QuestionBodyProps, 'language' | 't'>;

export const ageOptions = ({ language, t }: Words): TileOption[] =>
  AGE_BANDS.map((band) => ({
    value: band,
    icon: `age-${band}` as const,
    label: vocabularyIn(language)(`age.${band}`),
    hint: band === 'under16' ? t('age.hint.under16') : undefined,
  }));

export const levelOptions = ({ language, t }: Words): TileOption[] =>
  LEVELS.map((level) => ({
    value: level,
    icon: `level-${level}` as const,
    label: vocabularyIn(language)(`level.${level}`),
    hint: t(`level.hint.${level}`),
  }));

export const scriptOptions = ({ t }: Words): TileOption[] =>
  SCRIPT_ANSWERS.map((script) => ({
    value: script,
    icon: `script-${script}` as const,
    label: t(`script.${script}`),
  }));

export const companyOptions = ({ t }: Words): TileOption[] =>
  GROUPS.map((group) => ({
    value: group,
    icon: group === 'mixed' ? ('everyone' as const) : group,
    label: t(`company.${group}`),
  }));
