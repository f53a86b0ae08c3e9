import { LANGUAGES } from '#features/vocabulary';
import { CheckboxCard, ChoiceCards, SelectField, TextField } from '#ui';
import { languageName } from '../edition/language-names.ts';
import { messagesIn } from '../messages.ts';
import type { MemberInput } from './rules.ts';

/** One person who comes: a first name if they like, and what they need. */
export function MemberFields({
  member,
  at,
  many,
  language,
}: {
  member: MemberInput;
  at: number;
  many: boolean;
  language: string;
}) {
  const t = messagesIn(language);
  const needy = Boolean(member.interpreter || member.needs.length || member.diet || member.other);
  return (
    <fieldset class="member">
      <legend class={many ? undefined : 'unseen'}>{t('member.legend', { number: at + 1 })}</legend>
      <TextField
        name={`name${at}`}
        label={t('member.name')}
        hint={at === 0 ? t('member.name.hint') : undefined}
        value={member.firstName}
        autocomplete={at === 0 ? 'given-name' : 'off'}
        maxlength={60}
      />
      <details open={needy}>
        <summary>{t('member.needs')}</summary>
        <SelectField
          name={`interpreter${at}`}
          label={t('member.interpreter')}
          value={member.interpreter}
          options={[
            { value: '', label: t('member.interpreter.none') },
            ...LANGUAGES.filter((code) => code !== 'nl').map((code) => ({
              value: code,
              label: languageName(code, language),
            })),
          ]}
        />
        <ChoiceCards columns={2}>
          <CheckboxCard
            name={`need${at}`}
            value="childcare"
            checked={member.needs.includes('childcare')}
            icon="children"
            label={t('need.childcare')}
          />
          <CheckboxCard
            name={`need${at}`}
            value="step-free"
            checked={member.needs.includes('step-free')}
            icon="room"
            label={t('need.step-free')}
          />
        </ChoiceCards>
        <TextField name={`diet${at}`} label={t('member.diet')} value={member.diet} maxlength={120} />
        <TextField name={`other${at}`} label={t('member.other')} value={member.other} maxlength={200} />
        <p class="soft">{t('member.promise')}</p>
      </details>
    </fieldset>
  );
}
