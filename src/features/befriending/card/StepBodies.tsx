import { weekdayName } from '#core/i18n/formats.ts';
import type { Translate } from '#core/i18n/messages.ts';
import {
  type AnswerFields,
  answerText,
  PlaceFields,
  SpokenLanguageFields,
  type TownChoice,
} from '#features/story';
import { GROUPS, WEEK_CELLS } from '#features/story/rules.ts';
import { AGE_BANDS, vocabularyIn } from '#features/vocabulary';
import { DAY_PARTS, type DayPart } from '#features/vocabulary/rules.ts';
import { CheckboxCard, ChoiceCards, RadioCard, TextField, WeekGrid } from '#ui';
import { activityIcon, activityText } from '../fit/activity-words.ts';
import type nl from '../messages/public.nl.json';
import { messagesIn } from '../messages.ts';
import {
  ACTIVITIES,
  DISLIKES,
  type Dislike,
  FORMS,
  HOW_LONG,
  HOW_OFTEN,
  MAX_ACTIVITIES,
  MAX_NAME_LENGTH,
  RANGE_KM,
} from '../model/answers.ts';
import { SIDES } from '../model/rules.ts';
import { type CardStep, MAX_EMAIL_LENGTH } from './draft.ts';
import type { CardStepRefusal } from './step-fields.ts';

export interface StepBodyProps {
  language: string;
  /** What is chosen or typed now. */
  fields: AnswerFields;
  towns: TownChoice[];
  /** There is a card already: its side stays. */
  hasCard: boolean;
  /** It is the card of a circle: what that looks for is said elsewhere. */
  isCircle: boolean;
  refusal?: CardStepRefusal | undefined;
}

type T = Translate<keyof typeof nl>;
const isOn = (fields: AnswerFields, name: string, value: string): boolean =>
  fields[name]?.includes(value) ?? false;

/** The fields of a step. */
export function StepBody({ step, ...props }: StepBodyProps & { step: CardStep }) {
  const { language, fields } = props;
  const t = messagesIn(language);
  switch (step) {
    case 'you':
      return <YouBody {...props} />;
    case 'likes':
    case 'learn':
    case 'show':
      return (
        <fieldset>
          <legend class="soft">{t(`card.${step}.hint`, { max: MAX_ACTIVITIES })}</legend>
          <Things codes={ACTIVITIES} language={language} fields={fields} />
        </fieldset>
      );
    case 'rather-not':
      return <RatherNotBody {...props} />;
    case 'languages':
      return <SpokenLanguageFields language={language} fields={fields} legend={t('card.languages.hint')} />;
    case 'time':
      return <TimeBody language={language} fields={fields} t={t} />;
    case 'place':
      return <PlaceBody {...props} />;
    case 'together':
      return <TogetherBody {...props} />;
    case 'rhythm':
      return <RhythmBody {...props} />;
    case 'news':
      return <NewsBody {...props} />;
  }
}

const Things = ({
  codes,
  language,
  fields,
}: {
  codes: readonly Dislike[];
  language: string;
  fields: AnswerFields;
}) => (
  <ChoiceCards>
    {codes.map((code) => (
      <CheckboxCard
        name="things"
        value={code}
        icon={activityIcon(code)}
        label={activityText(code, language)}
        checked={isOn(fields, 'things', code)}
      />
    ))}
  </ChoiceCards>
);

function YouBody({ language, fields, hasCard, refusal }: StepBodyProps) {
  const t = messagesIn(language);
  return (
    <>
      <TextField
        name="name"
        label={t('card.you.name')}
        hint={t('card.you.name.hint')}
        error={
          refusal === 'name' ? t('card.error.name') : refusal === 'long' ? t('card.error.long') : undefined
        }
        value={fields.name?.[0] ?? ''}
        autocomplete="off"
        maxlength={MAX_NAME_LENGTH}
      />
      {!hasCard && (
        <fieldset>
          <legend>{t('card.you.side')}</legend>
          <p class="soft">{t('card.you.side.hint')}</p>
          <ChoiceCards columns={1}>
            {SIDES.map((side) => (
              <RadioCard
                name="side"
                value={side}
                icon={side === 'newcomer' ? 'sprout' : 'home'}
                label={t(`card.side.${side}`)}
                checked={isOn(fields, 'side', side)}
              />
            ))}
          </ChoiceCards>
        </fieldset>
      )}
      <fieldset>
        <legend>{t('card.you.age')}</legend>
        <ChoiceCards>
          {AGE_BANDS.map((band) => (
            <RadioCard
              name="age"
              value={band}
              icon={`age-${band}`}
              label={vocabularyIn(language)(`age.${band}`)}
              checked={isOn(fields, 'age', band)}
            />
          ))}
        </ChoiceCards>
      </fieldset>
    </>
  );
}

/** What disturbs many people first; whatever one may do together is one tap away. */
function RatherNotBody({ language, fields }: StepBodyProps) {
  const t = messagesIn(language);
  return (
    <fieldset>
      <legend class="soft">{t('card.rather-not.hint', { max: MAX_ACTIVITIES })}</legend>
      <Things codes={DISLIKES} language={language} fields={fields} />
      <details open={ACTIVITIES.some((code) => isOn(fields, 'things', code))}>
        <summary>{t('card.rather-not.activities')}</summary>
        <Things codes={ACTIVITIES} language={language} fields={fields} />
      </details>
    </fieldset>
  );
}

const DAY_PART_NAMES = Object.keys(DAY_PARTS) as DayPart[];
/** The cells of one day after the other. */
const DAYS = WEEK_CELLS.filter((_, index) => index % DAY_PART_NAMES.length === 0).map((_, day) =>
  WEEK_CELLS.slice(day * DAY_PART_NAMES.length, (day + 1) * DAY_PART_NAMES.length),
);

function TimeBody({ language, fields, t }: { language: string; fields: AnswerFields; t: T }) {
  return (
    <>
      <p class="soft">{t('card.time.hint')}</p>
      <WeekGrid
        name="cells"
        caption={t('card.time.title')}
        rows={DAYS.map((_, day) => weekdayName(day + 1, language))}
        columns={DAY_PART_NAMES.map((part) => ({
          label: vocabularyIn(language)(`dayPart.${part}`),
          icon: part,
        }))}
        cells={DAYS.map((cells) =>
          cells.map((cell) => ({
            value: cell,
            label: answerText('time', { cells: [cell] }, language),
            checked: isOn(fields, 'cells', cell),
          })),
        )}
      />
    </>
  );
}

function PlaceBody({ language, fields, towns }: StepBodyProps) {
  const t = messagesIn(language);
  return (
    <>
      <PlaceFields language={language} fields={fields} towns={towns} />
      <fieldset>
        <legend>{t('card.place.range')}</legend>
        <ChoiceCards>
          {RANGE_KM.map((km) => (
            <RadioCard
              name="rangeKm"
              value={String(km)}
              icon={km === 2 ? 'travel-walk' : km === 25 ? 'travel-transit' : 'travel-bicycle'}
              label={t('card.range.value', { km })}
              checked={isOn(fields, 'rangeKm', String(km))}
            />
          ))}
        </ChoiceCards>
        <ChoiceCards columns={1}>
          <CheckboxCard
            name="widerKm"
            value="yes"
            icon="globe"
            label={t('card.place.wider')}
            hint={t('card.place.wider.hint')}
            checked={isOn(fields, 'widerKm', 'yes')}
          />
        </ChoiceCards>
      </fieldset>
    </>
  );
}

function TogetherBody({ language, fields, isCircle }: StepBodyProps) {
  const t = messagesIn(language);
  return (
    <>
      {!isCircle && (
        <fieldset>
          <legend>{t('card.together.party')}</legend>
          <ChoiceCards>
            {(['alone', 'family'] as const).map((party) => (
              <RadioCard
                name="party"
                value={party}
                icon={party === 'alone' ? 'person' : 'family'}
                label={t(`card.party.${party}`)}
                checked={isOn(fields, 'party', party)}
              />
            ))}
          </ChoiceCards>
        </fieldset>
      )}
      <fieldset>
        <legend>{t('card.together.children')}</legend>
        <ChoiceCards>
          {(['no', 'yes'] as const).map((children) => (
            <RadioCard
              name="children"
              value={children}
              icon={children === 'yes' ? 'children' : 'person'}
              label={t(`card.children.${children}`)}
              checked={isOn(fields, 'children', children)}
            />
          ))}
        </ChoiceCards>
      </fieldset>
      <fieldset>
        <legend>{t('card.together.company')}</legend>
        <p class="soft">{t('card.together.company.hint')}</p>
        <ChoiceCards>
          {GROUPS.map((group) => (
            <CheckboxCard
              name="company"
              value={group}
              icon={group === 'mixed' ? 'everyone' : group}
              label={answerText('company', [group], language)}
              checked={isOn(fields, 'company', group)}
            />
          ))}
        </ChoiceCards>
      </fieldset>
    </>
  );
}

const FORM_ICONS = { pair: 'buddy', circle: 'people', once: 'activity-coffee' } as const;

function RhythmBody({ language, fields, isCircle }: StepBodyProps) {
  const t = messagesIn(language);
  return (
    <>
      {!isCircle && (
        <fieldset>
          <legend>{t('card.rhythm.forms')}</legend>
          <ChoiceCards columns={1}>
            {FORMS.map((form) => (
              <CheckboxCard
                name="forms"
                value={form}
                icon={FORM_ICONS[form]}
                label={t(`card.form.${form}`)}
                hint={t(`card.form.${form}.hint`)}
                checked={isOn(fields, 'forms', form)}
              />
            ))}
          </ChoiceCards>
        </fieldset>
      )}
      <fieldset>
        <legend>{t('card.rhythm.often')}</legend>
        <ChoiceCards columns={1}>
          {HOW_OFTEN.map((often) => (
            <RadioCard
              name="howOften"
              value={often}
              icon={often === 'weekly' ? 'busy-3' : often === 'fortnightly' ? 'busy-2' : 'busy-1'}
              label={t(`card.often.${often}`)}
              checked={isOn(fields, 'howOften', often)}
            />
          ))}
        </ChoiceCards>
      </fieldset>
      <fieldset>
        <legend>{t('card.rhythm.long')}</legend>
        <ChoiceCards columns={1}>
          {HOW_LONG.map((long) => (
            <RadioCard
              name="howLong"
              value={long}
              icon="clock"
              label={t(`card.long.${long}`)}
              checked={isOn(fields, 'howLong', long)}
            />
          ))}
        </ChoiceCards>
      </fieldset>
    </>
  );
}

function NewsBody({ language, fields, refusal }: StepBodyProps) {
  const t = messagesIn(language);
  const wantsEmail = isOn(fields, 'news', 'email');
  return (
    <>
      <fieldset>
        <legend class="unseen">{t('card.news.title')}</legend>
        <ChoiceCards columns={1}>
          <RadioCard
            name="news"
            value="here"
            icon="card"
            label={t('card.news.here')}
            hint={t('card.news.here.hint')}
            checked={!wantsEmail}
          />
          <RadioCard
            name="news"
            value="email"
            icon="letters"
            label={t('card.news.email')}
            checked={wantsEmail}
            asks="email"
          />
        </ChoiceCards>
      </fieldset>
      <div class="asked-email">
        <TextField
          name="email"
          type="email"
          label={t('card.news.email.label')}
          hint={t('card.news.email.hint')}
          error={refusal === 'email' ? t('card.error.email') : undefined}
          value={fields.email?.[0] ?? ''}
          autocomplete="email"
          maxlength={MAX_EMAIL_LENGTH}
        />
      </div>
    </>
  );
}
