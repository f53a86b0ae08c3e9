import { ACCESS_FEATURES, AGE_BANDS, GIFTS, GOALS, LEVELS, vocabularyIn } from '#features/vocabulary';
import { CheckboxCard, ChoiceCards, SubmitCard, TextField } from '#ui';
import { BUSY_CHOICES, GROUPS, REACH_WAYS } from '../model/answer-options.ts';
import type { StoryQuestion } from '../model/answers.ts';
import { LanguagesBody } from './LanguagesBody.tsx';
import { PlaceBody } from './PlaceBody.tsx';
import type { QuestionBodyProps } from './question-body.ts';
import { TimeBody } from './TimeBody.tsx';
import { TravelBody } from './TravelBody.tsx';

interface QuestionBody {
  /** The question is answered by one tap on a picture, without a button. */
  oneTap?: boolean;
  Body: (props: QuestionBodyProps) => preact.JSX.Element;
}

/** The fields of each question's form. */
export const questionBodies: Record<StoryQuestion, QuestionBody> = {
  name: {
    Body: ({ t, valuesOf }) => (
      <TextField
        name="name"
        label={t('name.label')}
        hint={t('name.hint')}
        value={valuesOf('name')[0] ?? ''}
        autocomplete="off"
        maxlength={40}
      />
    ),
  },
  age: {
    oneTap: true,
    Body: ({ language, valuesOf }) => (
      <ChoiceCards>
        {AGE_BANDS.map((band) => (
          <SubmitCard
            name="age"
            value={band}
            icon="person"
            label={vocabularyIn(language)(`age.${band}`)}
            chosen={valuesOf('age').includes(band)}
          />
        ))}
      </ChoiceCards>
    ),
  },
  busy: {
    oneTap: true,
    Body: ({ t, valuesOf }) => (
      <ChoiceCards>
        {BUSY_CHOICES.map((things) => (
          <SubmitCard
            name="busy"
            value={String(things)}
            icon="calendar"
            label={t('busy.value', { things })}
            chosen={valuesOf('busy').includes(String(things))}
          />
        ))}
      </ChoiceCards>
    ),
  },
  reach: {
    Body: ({ t, valuesOf }) => (
      <MultipleChoice
        legend={t('choose-all')}
        name="reach"
        chosen={valuesOf('reach')}
        options={REACH_WAYS.map((way) => ({ value: way, icon: 'ear' as const, label: t(`reach.${way}`) }))}
      />
    ),
  },
  moving: { Body: (props) => <PlaceBody {...props} asksReception={false} /> },
  second: {
    Body: ({ t, valuesOf }) => (
      <TextField
        name="name"
        label={t('name.label')}
        hint={t('name.hint')}
        value={valuesOf('name')[0] ?? ''}
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
    oneTap: true,
    Body: ({ language, t, valuesOf }) => (
      <ChoiceCards>
        {LEVELS.map((level) => (
          <SubmitCard
            name="level"
            value={level}
            icon={`level-${level}`}
            label={vocabularyIn(language)(`level.${level}`)}
            hint={t(`level.hint.${level}`)}
            chosen={valuesOf('level').includes(level)}
          />
        ))}
      </ChoiceCards>
    ),
  },
  script: {
    oneTap: true,
    Body: ({ t, valuesOf }) => (
      <ChoiceCards>
        {(['yes', 'some', 'no'] as const).map((script) => (
          <SubmitCard
            name="script"
            value={script}
            icon={`script-${script}`}
            label={t(`script.${script}`)}
            chosen={valuesOf('script').includes(script)}
          />
        ))}
      </ChoiceCards>
    ),
  },
  goals: {
    Body: ({ language, t, valuesOf }) => (
      <MultipleChoice
        legend={t('choose-all')}
        name="goals"
        chosen={valuesOf('goals')}
        options={GOALS.map((goal) => ({
          value: goal,
          icon: goal,
          label: vocabularyIn(language)(`goal.${goal}`),
        }))}
      />
    ),
  },
  give: {
    Body: ({ language, t, valuesOf }) => (
      <MultipleChoice
        legend={t('give.hint')}
        name="give"
        chosen={valuesOf('give')}
        options={GIFTS.map((gift) => ({
          value: gift,
          icon: `give-${gift}` as const,
          label: vocabularyIn(language)(`gift.${gift}`),
        }))}
      />
    ),
  },
  children: {
    oneTap: true,
    Body: ({ t, valuesOf }) => (
      <ChoiceCards>
        <SubmitCard
          name="children"
          value="no"
          icon="person"
          label={t('children.no')}
          chosen={valuesOf('children').includes('no')}
        />
        <SubmitCard
          name="children"
          value="care"
          icon="children"
          label={t('children.care')}
          chosen={valuesOf('children').includes('care')}
        />
      </ChoiceCards>
    ),
  },
  company: {
    Body: ({ t, valuesOf }) => (
      <MultipleChoice
        legend={t('choose-all')}
        name="company"
        chosen={valuesOf('company')}
        options={GROUPS.map((group) => ({
          value: group,
          icon: group === 'mixed' ? 'everyone' : group,
          label: t(`company.${group}`),
        }))}
      />
    ),
  },
  access: {
    Body: ({ language, t, valuesOf }) => (
      <MultipleChoice
        legend={t('access.hint')}
        name="access"
        chosen={valuesOf('access')}
        options={ACCESS_FEATURES.map((need) => ({
          value: need,
          icon: `access-${need}` as const,
          label: vocabularyIn(language)(`access.${need}`),
        }))}
      />
    ),
  },
};

interface MultipleChoiceProps {
  legend: string;
  name: string;
  chosen: string[];
  options: { value: string; icon: Parameters<typeof CheckboxCard>[0]['icon']; label: string }[];
}

/** Picture cards of which any number can be chosen. */
function MultipleChoice({ legend, name, chosen, options }: MultipleChoiceProps) {
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
