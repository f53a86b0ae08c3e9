import type { ComponentChildren } from 'preact';
import { weekdayName } from '#core/i18n/formats.ts';
import { cellName, PlaceFields, QuestionFields, type TownChoice } from '#features/story';
import { WEEK_CELLS } from '#features/story/rules.ts';
import { AGE_BANDS, type DAY_PARTS, vocabularyIn, WEEKDAYS } from '#features/vocabulary';
import { CheckboxCard, ChoiceCards, RadioCard, WeekGrid } from '#ui';
import { activityIcon, activityText } from '../fit/activity-words.ts';
import { messagesIn } from '../messages.ts';
import { ACTIVITIES, DISLIKES, type Dislike, MAX_ACTIVITIES } from '../model/answers.ts';
import type { AnswerField, TypedAnswers } from './read-answers.ts';

const PARTS = ['morning', 'afternoon', 'evening'] as const satisfies readonly (keyof typeof DAY_PARTS)[];

type T = ReturnType<typeof messagesIn>;

/** The question of each field, in the words of a card. */
export const questionOf = (t: T, field: AnswerField): string => {
  switch (field) {
    case 'ratherNot':
      return t('card.rather-not.title');
    case 'cells':
      return t('card.time.title');
    case 'company':
      return t('card.together.company');
    case 'age':
      return t('card.you.age');
    case 'children':
      return t('card.together.children');
    default:
      return t(`card.${field}.title`);
  }
};

/** What to do where an answer is missing, or too long. */
const neededOf = (t: T, field: AnswerField, chosen: readonly string[]): string => {
  if (chosen.length > MAX_ACTIVITIES && (field === 'likes' || field === 'ratherNot'))
    return t('card.error.many', { max: MAX_ACTIVITIES });
  if (field === 'cells') return t('card.error.time');
  return t(
    field === 'age' ? 'card.error.age' : field === 'children' ? 'card.error.choose' : 'card.error.none',
  );
};

/** The short answers of one member of a circle, as a card asks them. */
export function AnswerFields({
  language,
  today,
  typed,
  missing,
  places,
}: {
  language: string;
  /** YYYY-MM-DD, on the Dutch calendar. */
  today: string;
  typed: TypedAnswers;
  missing: readonly AnswerField[];
  /** Places to tap, where what was typed may mean several. */
  places: TownChoice[];
}) {
  const t = messagesIn(language);
  const words = vocabularyIn(language);
  const chosen = (field: AnswerField) => typed[field] ?? [];
  const group = (field: AnswerField, children: ComponentChildren) => (
    <section id={`field-${field}`}>
      <h3>{questionOf(t, field)}</h3>
      {missing.includes(field) && <p class="error">{neededOf(t, field, chosen(field))}</p>}
      {children}
    </section>
  );
  const things = (field: 'likes' | 'ratherNot', codes: readonly Dislike[]) => (
    <fieldset>
      <legend class="unseen">{questionOf(t, field)}</legend>
      <ChoiceCards>
        {codes.map((code) => (
          <CheckboxCard
            name={field}
            value={code}
            icon={activityIcon(code)}
            label={activityText(code, language)}
            checked={chosen(field).includes(code)}
          />
        ))}
      </ChoiceCards>
    </fieldset>
  );
  const ofStory = (field: 'languages' | 'company') =>
    group(
      field,
      <QuestionFields language={language} question={field} fields={typed} today={today} towns={[]} />,
    );
  return (
    <>
      {group('likes', things('likes', ACTIVITIES))}
      {group('ratherNot', things('ratherNot', DISLIKES))}
      {ofStory('languages')}
      {group(
        'cells',
        <WeekGrid
          name="cells"
          caption={questionOf(t, 'cells')}
          rows={WEEKDAYS.map((day) => weekdayName(day, language))}
          columns={PARTS.map((part) => ({ label: words(`dayPart.${part}`), icon: part }))}
          cells={WEEKDAYS.map((_, row) =>
            WEEK_CELLS.slice(row * PARTS.length, (row + 1) * PARTS.length).map((value) => ({
              value,
              label: cellName(value, language),
              checked: chosen('cells').includes(value),
            })),
          )}
        />,
      )}
      {group('place', <PlaceFields language={language} fields={typed} towns={places} />)}
      {ofStory('company')}
      {group(
        'age',
        <fieldset>
          <legend class="unseen">{questionOf(t, 'age')}</legend>
          <ChoiceCards>
            {AGE_BANDS.map((band) => (
              <RadioCard
                name="age"
                value={band}
                icon={`age-${band}` as const}
                label={words(`age.${band}`)}
                checked={chosen('age').includes(band)}
              />
            ))}
          </ChoiceCards>
        </fieldset>,
      )}
      {group(
        'children',
        <fieldset>
          <legend class="unseen">{questionOf(t, 'children')}</legend>
          <ChoiceCards>
            {(['no', 'yes'] as const).map((answer) => (
              <RadioCard
                name="children"
                value={answer}
                icon={answer === 'yes' ? 'children' : 'person'}
                label={t(`card.children.${answer}`)}
                checked={chosen('children').includes(answer)}
              />
            ))}
          </ChoiceCards>
        </fieldset>,
      )}
    </>
  );
}
