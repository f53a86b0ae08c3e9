import { ACCESS_FEATURES, GOALS, LEVELS, vocabularyIn } from '#features/vocabulary';
import { CheckboxCard, ChoiceCards, SubmitCard, TextField } from '#ui';
import { GIFTS, GROUPS, type Question } from '../../rules/answers.ts';
import { LanguagesBody } from './languages.tsx';
import { PlaceBody } from './place.tsx';
import { TimeBody } from './time.tsx';
import { TravelBody } from './travel.tsx';
import type { Asking } from './types.ts';

/** What stands between the question and the buttons. `tap`: answering is one tap on a picture, without a button. */
export const bodies: Record<Question, { tap?: boolean; Body: (asking: Asking) => preact.JSX.Element }> = {
  name: {
    Body: ({ t, chosen }) => (
      <TextField
        name="name"
        label={t('name.label')}
        hint={t('name.hint')}
        value={chosen('name')[0] ?? ''}
        autocomplete="off"
        maxlength={40}
      />
    ),
  },
  languages: { Body: LanguagesBody },
  place: { Body: PlaceBody },
  travel: { Body: TravelBody },
  time: { Body: TimeBody },
  level: {
    tap: true,
    Body: ({ language, t, chosen }) => (
      <ChoiceCards>
        {LEVELS.map((level) => (
          <SubmitCard
            name="level"
            value={level}
            icon={`level-${level}`}
            label={vocabularyIn(language)(`level.${level}`)}
            hint={t(`level.hint.${level}`)}
            chosen={chosen('level').includes(level)}
          />
        ))}
      </ChoiceCards>
    ),
  },
  script: {
    tap: true,
    Body: ({ t, chosen }) => (
      <ChoiceCards>
        {(['yes', 'some', 'no'] as const).map((script) => (
          <SubmitCard
            name="script"
            value={script}
            icon={`script-${script}`}
            label={t(`script.${script}`)}
            chosen={chosen('script').includes(script)}
          />
        ))}
      </ChoiceCards>
    ),
  },
  goals: {
    Body: ({ language, t, chosen }) => (
      <Choice
        legend={t('choose-all')}
        name="goals"
        chosen={chosen('goals')}
        options={GOALS.map((goal) => ({
          value: goal,
          icon: goal,
          label: vocabularyIn(language)(`goal.${goal}`),
        }))}
      />
    ),
  },
  give: {
    Body: ({ t, chosen }) => (
      <Choice
        legend={t('give.hint')}
        name="give"
        chosen={chosen('give')}
        options={GIFTS.map((gift) => ({
          value: gift,
          icon: `give-${gift}` as const,
          label: t(`give.${gift}`),
        }))}
      />
    ),
  },
  children: {
    tap: true,
    Body: ({ t, chosen }) => (
      <ChoiceCards>
        <SubmitCard
          name="children"
          value="no"
          icon="person"
          label={t('children.no')}
          chosen={chosen('children').includes('no')}
        />
        <SubmitCard
          name="children"
          value="care"
          icon="children"
          label={t('children.care')}
          chosen={chosen('children').includes('care')}
        />
      </ChoiceCards>
    ),
  },
  company: {
    Body: ({ t, chosen }) => (
      <Choice
        legend={t('choose-all')}
        name="company"
        chosen={chosen('company')}
        options={GROUPS.map((group) => ({
          value: group,
          icon: group === 'mixed' ? 'everyone' : group,
          label: t(`company.${group}`),
        }))}
      />
    ),
  },
  access: {
    Body: ({ language, t, chosen }) => (
      <Choice
        legend={t('access.hint')}
        name="access"
        chosen={chosen('access')}
        options={ACCESS_FEATURES.map((need) => ({
          value: need,
          icon: `access-${need}` as const,
          label: vocabularyIn(language)(`access.${need}`),
        }))}
      />
    ),
  },
};

interface Choosing {
  legend: string;
  name: string;
  chosen: string[];
  options: { value: string; icon: Parameters<typeof CheckboxCard>[0]['icon']; label: string }[];
}

function Choice({ legend, name, chosen, options }: Choosing) {
  return (
    <fieldset>
      <legend class="soft">{legend}</legend>
      <ChoiceCards>
        {options.map(({ value, icon, label }) => (
          <CheckboxCard
            name={name}
            value={value}
            icon={icon}
            label={label}
            checked={chosen.includes(value)}
          />
        ))}
      </ChoiceCards>
    </fieldset>
  );
}
