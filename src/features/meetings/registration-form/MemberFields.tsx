import { SPOKEN_LANGUAGES } from '#features/vocabulary';
import { CheckboxCard, ChoiceCards, SelectField, TextField } from '#ui';
import { languageName } from '../edition/language-names.ts';
import { messagesIn } from '../messages.ts';
import type { MemberInput } from './rules.ts';

/** One person who comes: a first name if they like, and what they need. */
export function MemberFields({
  member,
  index,
  isParty,
  canGo,
  language,
}: {
  member: MemberInput;
  /** Place in the list, from 0: the form field names end with it. */
  index: number;
  /** More than one person comes. */
  isParty: boolean;
  /** Somebody who was registered may stay away, while the others come. */
  canGo: boolean;
  language: string;
}) {
  const t = messagesIn(language);
  const hasNeeds = Boolean(member.interpreter || member.needs.length || member.diet || member.other);
  return (
    <fieldset class="member">
      <legend class={isParty ? undefined : 'unseen'}>{t('member.legend', { number: index + 1 })}</legend>
      {member.id && <input type="hidden" name={`member${index}`} value={member.id} />}
      <TextField
        name={`name${index}`}
        label={t('member.name')}
        hint={index === 0 ? t('member.name.hint') : undefined}
        value={member.firstName}
        autocomplete={index === 0 ? 'given-name' : 'off'}
        maxlength={60}
      />
      <details open={hasNeeds}>
        <summary>{t('member.needs')}</summary>
        <SelectField
          name={`interpreter${index}`}
          label={t('member.interpreter')}
          value={member.interpreter}
          options={[
            { value: '', label: t('member.interpreter.none') },
            ...SPOKEN_LANGUAGES.filter((code) => code !== 'nl').map((code) => ({
              value: code,
              label: languageName(code, language),
            })),
          ]}
        />
        <ChoiceCards columns={2}>
          <CheckboxCard
            name={`need${index}`}
            value="childcare"
            checked={member.needs.includes('childcare')}
            icon="children"
            label={t('need.childcare')}
          />
          <CheckboxCard
            name={`need${index}`}
            value="step-free"
            checked={member.needs.includes('step-free')}
            icon="room"
            label={t('need.step-free')}
          />
        </ChoiceCards>
        <TextField name={`diet${index}`} label={t('member.diet')} value={member.diet} maxlength={120} />
        <TextField name={`other${index}`} label={t('member.other')} value={member.other} maxlength={200} />
        <p class="soft">{t('member.promise')}</p>
      </details>
      {canGo && (
        <CheckboxCard
          name={`gone${index}`}
          value="yes"
          checked={false}
          icon="remove"
          label={t('people.gone')}
        />
      )}
    </fieldset>
  );
}
