import { CheckboxCard, ChoiceCards, RadioCard, SelectField, TextArea, TextField } from '#ui';
import { teamMessagesIn } from '../messages.ts';
import { LANGUAGE_SKILLS } from '../model/events.ts';
import {
  ABSENCE_REASONS,
  LEARNING_LEVELS,
  LEARNING_PACES,
  type LearningKind,
  MAX_LEARNING_WORDS,
} from './rules.ts';

export type LearningRefusal =
  | 'no-day'
  | 'too-long'
  | 'bsn'
  | 'incomplete'
  | 'changed-elsewhere'
  | 'no-school'
  | 'school-known'
  | 'closed';

/** What was typed: the last value of a field, and all of a list. */
export interface TypedLearning {
  get: (field: string) => string;
  getAll: (field: string) => string[];
}

const REASON_ICONS = {
  ill: 'health',
  child: 'children',
  work: 'work',
  appointment: 'letters',
  family: 'family',
  moving: 'moving',
  other: 'question',
} as const;
const PACE_ICONS = { faster: 'sprout', 'as-planned': 'check', slower: 'clock' } as const;

/** The fields of one kind of record; ids are those of the kind, for several forms stand on a page. */
export function RecordFields({
  kind,
  typed,
  today,
  language,
}: {
  kind: LearningKind;
  typed: TypedLearning;
  today: string;
  language: string;
}) {
  const t = teamMessagesIn(language);
  return (
    <>
      {kind === 'level' && (
        <>
          <SelectField
            id={`${kind}-skill`}
            name="skill"
            label={t('learning.skill')}
            value={typed.get('skill')}
            options={LANGUAGE_SKILLS.map((skill) => ({ value: skill, label: t(`learning.skill.${skill}`) }))}
          />
          <SelectField
            id={`${kind}-level`}
            name="level"
            label={t('learning.level')}
            value={typed.get('level')}
            options={LEARNING_LEVELS.map((level) => ({ value: level, label: t(`learning.level.${level}`) }))}
          />
        </>
      )}
      {kind === 'attendance' && (
        <>
          <TextField
            id={`${kind}-from`}
            name="from"
            type="date"
            label={t('learning.from')}
            value={typed.get('from')}
          />
          {(['planned', 'attended', 'cancelled'] as const).map((field) => (
            <TextField
              id={`${kind}-${field}`}
              name={field}
              label={t(`learning.${field}`)}
              value={typed.get(field)}
              inputmode="numeric"
              maxlength={4}
              autocomplete="off"
            />
          ))}
          <fieldset>
            <legend>{t('learning.reasons')}</legend>
            <ChoiceCards columns={3}>
              {ABSENCE_REASONS.map((reason) => (
                <CheckboxCard
                  name="reasons"
                  value={reason}
                  icon={REASON_ICONS[reason]}
                  label={t(`learning.reason.${reason}`)}
                  checked={typed.getAll('reasons').includes(reason)}
                />
              ))}
            </ChoiceCards>
            <p class="soft">{t('learning.reasons.hint')}</p>
          </fieldset>
        </>
      )}
      {kind === 'progress' && (
        <fieldset>
          <legend>{t('learning.pace')}</legend>
          <ChoiceCards columns={3}>
            {LEARNING_PACES.map((pace) => (
              <RadioCard
                name="pace"
                value={pace}
                icon={PACE_ICONS[pace]}
                label={t(`learning.pace.${pace}`)}
                checked={typed.get('pace') === pace}
              />
            ))}
          </ChoiceCards>
        </fieldset>
      )}
      {kind === 'step' && (
        <TextField id={`${kind}-by`} name="by" type="date" label={t('learning.by')} value={typed.get('by')} />
      )}
      <TextField
        id={`${kind}-day`}
        name="day"
        type="date"
        label={t(kind === 'attendance' ? 'learning.until' : 'learning.day')}
        value={typed.get('day') || today}
      />
      <TextArea
        id={`${kind}-words`}
        name="words"
        label={t(kind === 'step' ? 'learning.step.words' : 'learning.words')}
        hint={t('learning.words.hint')}
        value={typed.get('words')}
        rows={3}
        maxlength={MAX_LEARNING_WORDS}
      />
    </>
  );
}
