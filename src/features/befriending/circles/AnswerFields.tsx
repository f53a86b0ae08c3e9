import type { ComponentChildren } from 'preact';
import { weekdayName } from '#core/i18n/formats.ts';
import { cellName } from '#features/story';
import { GROUPS, WEEK_CELLS } from '#features/story/rules.ts';
import {
  AGE_BANDS,
  LANGUAGE_LETTERS,
  NATIVE_LANGUAGE_NAMES,
  SPOKEN_LANGUAGES,
  type SpokenLanguage,
  vocabularyIn,
  WEEKDAYS,
} from '#features/vocabulary';
import { CheckboxCard, ChoiceCards, type IconName, RadioCard, SubmitCard, TextField, WeekGrid } from '#ui';
import { messagesIn } from '../messages.ts';
import { ACTIVITIES, type Activity, DISLIKES } from '../model/answers.ts';
import type { AnswerField, TypedAnswers } from './read-answers.ts';

const PARTS = ['morning', 'afternoon', 'evening'] as const;
const COMMON_LANGUAGES = 6;
const ICONS: Partial<Record<Activity, IconName>> = {
  walking: 'travel-walk',
  cycling: 'word-fiets',
  football: 'word-bal',
  sport: 'give-sport',
  music: 'music',
  singing: 'give-music',
  cooking: 'give-cook',
  eating: 'food',
  coffee: 'word-beker',
  talking: 'buddy',
  dutch: 'dutch',
  languages: 'give-language',
  homework: 'give-lessons',
  reading: 'word-boek',
  children: 'children',
  animals: 'word-kat',
  garden: 'give-garden',
  nature: 'word-boom',
  sewing: 'give-sew',
  crafts: 'give-craft',
  repair: 'give-repair',
  computer: 'give-computer',
  city: 'building',
  letters: 'letters',
  work: 'work',
};

/** The short answers of one member of a circle. */
export function AnswerFields({
  language,
  typed,
  missing,
  places,
}: {
  language: string;
  typed: TypedAnswers;
  missing: readonly AnswerField[];
  /** Places to tap, where what was typed may mean several. */
  places: readonly { id: string; name: string; municipality: string }[];
}) {
  const t = messagesIn(language);
  const words = vocabularyIn(language);
  const chosen = (field: AnswerField) => typed[field] ?? [];
  const group = (field: AnswerField, children: ComponentChildren) => (
    <fieldset id={`field-${field}`}>
      <legend>{t(`circles.answer.${field}`)}</legend>
      {missing.includes(field) && <p class="error">{t(`circles.answer.${field}.needed`)}</p>}
      {children}
    </fieldset>
  );
  const languageCard = (code: SpokenLanguage) => (
    <CheckboxCard
      name="languages"
      value={code}
      letter={LANGUAGE_LETTERS[code]}
      label={NATIVE_LANGUAGE_NAMES[code]}
      labelLang={code}
      hint={NATIVE_LANGUAGE_NAMES[code] === words(`language.${code}`) ? undefined : words(`language.${code}`)}
      checked={chosen('languages').includes(code)}
    />
  );
  const activityCard = (field: 'likes' | 'ratherNot') => (code: Activity) => (
    <CheckboxCard
      name={field}
      value={code}
      icon={ICONS[code] ?? 'sprout'}
      label={t(`activity.${code}`)}
      checked={chosen(field).includes(code)}
    />
  );
  return (
    <>
      {group('likes', <ChoiceCards>{ACTIVITIES.map(activityCard('likes'))}</ChoiceCards>)}
      {group(
        'ratherNot',
        <ChoiceCards>
          {DISLIKES.map((code) => (
            <CheckboxCard
              name="ratherNot"
              value={code}
              icon="remove"
              label={t(`dislike.${code}`)}
              checked={chosen('ratherNot').includes(code)}
            />
          ))}
        </ChoiceCards>,
      )}
      {group(
        'languages',
        <>
          <ChoiceCards>{SPOKEN_LANGUAGES.slice(0, COMMON_LANGUAGES).map(languageCard)}</ChoiceCards>
          <details
            open={SPOKEN_LANGUAGES.slice(COMMON_LANGUAGES).some((code) => chosen('languages').includes(code))}
          >
            <summary>{t('circles.answer.languages.more')}</summary>
            <ChoiceCards>{SPOKEN_LANGUAGES.slice(COMMON_LANGUAGES).map(languageCard)}</ChoiceCards>
          </details>
        </>,
      )}
      {group(
        'cells',
        <WeekGrid
          name="cells"
          caption={t('circles.answer.cells')}
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
      {places.length > 0 && (
        <ChoiceCards columns={1}>
          {places.map(({ id, name, municipality }) => (
            <SubmitCard
              name="town"
              value={id}
              icon="place"
              label={name}
              hint={municipality === name ? undefined : municipality}
              chosen={false}
            />
          ))}
        </ChoiceCards>
      )}
      <TextField
        name="place"
        label={t('circles.answer.place')}
        hint={t('circles.answer.place.hint')}
        value={typed.place?.at(-1) ?? ''}
        error={missing.includes('place') ? t('circles.answer.place.needed') : undefined}
        autocomplete="off"
        maxlength={80}
      />
      {group(
        'company',
        <ChoiceCards columns={1}>
          {GROUPS.map((code) => (
            <CheckboxCard
              name="company"
              value={code}
              icon={code === 'mixed' ? 'everyone' : code}
              label={t(`circles.answer.company.${code}`)}
              checked={chosen('company').includes(code)}
            />
          ))}
        </ChoiceCards>,
      )}
      {group(
        'age',
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
        </ChoiceCards>,
      )}
      {group(
        'children',
        <ChoiceCards>
          {(['no', 'yes'] as const).map((answer) => (
            <RadioCard
              name="children"
              value={answer}
              icon={answer === 'yes' ? 'children' : 'person'}
              label={t(`circles.answer.children.${answer}`)}
              checked={chosen('children').includes(answer)}
            />
          ))}
        </ChoiceCards>,
      )}
    </>
  );
}
