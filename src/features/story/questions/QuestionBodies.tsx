import { GIFTS, GOALS, vocabularyIn } from '#features/vocabulary';
import { ChoiceCards, SubmitCard, TextField } from '#ui';
import { BUSY_CHOICES, MAX_GIFT_WORDS, MAX_NAME_LENGTH, REACH_WAYS } from '../model/answer-options.ts';
import type { StoryQuestion } from '../model/answers.ts';
import { AccessBody } from './AccessBody.tsx';
import { LanguageFields } from './LanguagesBody.tsx';
import { MovingBody } from './MovingBody.tsx';
import { PlaceBody } from './PlaceBody.tsx';
import type { QuestionBodyProps } from './question-body.ts';
import { SecondBody } from './SecondBody.tsx';
import { TimeBody } from './TimeBody.tsx';
import { TravelBody } from './TravelBody.tsx';
import {
  ageOptions,
  companyOptions,
  levelOptions,
  MultipleChoice,
  scriptOptions,
  type TileOption,
} from './tiles.tsx';

interface QuestionBody {
  /** The question is answered by one tap on a picture, without a button. */
  oneTap?: boolean;
  Body: (props: QuestionBodyProps) => preact.JSX.Element;
}

/** Picture cards of which one tap answers the question. */
const oneTap = (name: string, options: (props: QuestionBodyProps) => TileOption[]): QuestionBody => ({
  oneTap: true,
  Body: (props) => (
    <ChoiceCards>
      {options(props).map((option) => (
        <SubmitCard name={name} chosen={props.valuesOf(name).includes(option.value)} {...option} />
      ))}
    </ChoiceCards>
  ),
});

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
        maxlength={MAX_NAME_LENGTH}
      />
    ),
  },
  age: oneTap('age', ageOptions),
  languages: { Body: LanguageFields },
  place: { Body: PlaceBody },
  travel: { Body: TravelBody },
  time: { Body: TimeBody },
  busy: oneTap('busy', ({ t }) =>
    BUSY_CHOICES.map((things) => ({
      value: String(things),
      icon: `busy-${things}` as const,
      label: t('busy.value', { things }),
    })),
  ),
  level: oneTap('level', levelOptions),
  script: oneTap('script', scriptOptions),
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
  children: oneTap('children', ({ t }) => [
    { value: 'no', icon: 'person', label: t('children.no') },
    { value: 'care', icon: 'children', label: t('children.care') },
  ]),
  company: {
    Body: (props) => (
      <MultipleChoice
        legend={props.t('choose-all')}
        name="company"
        chosen={props.valuesOf('company')}
        options={companyOptions(props)}
      />
    ),
  },
  access: { Body: AccessBody },
  give: {
    Body: ({ language, t, valuesOf }) => (
      <>
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
        <TextField
          name="words"
          label={t('give.words')}
          hint={t('give.words.hint')}
          value={valuesOf('words')[0] ?? ''}
          autocomplete="off"
          maxlength={MAX_GIFT_WORDS}
        />
      </>
    ),
  },
  reach: {
    Body: ({ t, valuesOf }) => (
      <MultipleChoice
        legend={t('choose-all')}
        name="reach"
        chosen={valuesOf('reach')}
        options={REACH_WAYS.map((way) => ({
          value: way,
          icon: `reach-${way}` as const,
          label: t(`reach.tile.${way}`),
        }))}
      />
    ),
  },
  moving: { Body: MovingBody },
  second: { Body: SecondBody },
};
