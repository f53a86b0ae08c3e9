import { LANGUAGES } from '#features/directory';
import { CheckTile, SelectField, TextField, Tiles } from '#ui';
import { speak } from '../../messages/index.ts';
import type { FormMember } from '../../rules/form.ts';
import { languageName } from '../words.ts';

/** One person who comes: a first name if they like, and what they need. */
export function MemberFields({
  member,
  at,
  many,
  language,
}: {
  member: FormMember;
  at: number;
  many: boolean;
  language: string;
}) {
  const say = speak(language);
  const needy = Boolean(member.interpreter || member.needs.length || member.diet || member.other);
  return (
    <fieldset class="member">
      <legend class={many ? undefined : 'unseen'}>{say('member.legend', { number: at + 1 })}</legend>
      <TextField
        name={`name${at}`}
        label={say('member.name')}
        hint={at === 0 ? say('member.name.hint') : undefined}
        value={member.firstName}
        autocomplete={at === 0 ? 'given-name' : 'off'}
        maxlength={60}
      />
      <details open={needy}>
        <summary>{say('member.needs')}</summary>
        <SelectField
          name={`interpreter${at}`}
          label={say('member.interpreter')}
          value={member.interpreter}
          options={[
            { value: '', label: say('member.interpreter.none') },
            ...LANGUAGES.filter((code) => code !== 'nl').map((code) => ({
              value: code,
              label: languageName(code, language),
            })),
          ]}
        />
        <Tiles columns={2}>
          <CheckTile
            name={`need${at}`}
            value="childcare"
            checked={member.needs.includes('childcare')}
            icon="children"
            label={say('need.childcare')}
          />
          <CheckTile
            name={`need${at}`}
            value="step-free"
            checked={member.needs.includes('step-free')}
            icon="room"
            label={say('need.step-free')}
          />
        </Tiles>
        <TextField name={`diet${at}`} label={say('member.diet')} value={member.diet} maxlength={120} />
        <TextField name={`other${at}`} label={say('member.other')} value={member.other} maxlength={200} />
        <p class="soft">{say('member.promise')}</p>
      </details>
    </fieldset>
  );
}
