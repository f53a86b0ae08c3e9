import { CheckboxCard, ChoiceCards, TextField } from '#ui';
import { breakoutRounds } from '../edition/rules.ts';
import type { Edition } from '../edition/types.ts';
import { messagesIn } from '../messages.ts';
import { MemberFields } from './MemberFields.tsx';
import { PreferenceFields } from './PreferenceFields.tsx';
import { MAX_PARTY_SIZE, type RegistrationForm, type RegistrationFormError } from './rules.ts';

/** What is asked of whoever registers: who comes, which break-out, how to reach them. */
export function RegistrationFields({
  form,
  edition,
  language,
  action,
  errors,
}: {
  form: RegistrationForm;
  edition: Edition;
  language: string;
  /** Where the form goes, after the language; one more person is asked for below it. */
  action: string;
  errors: RegistrationFormError[];
}) {
  const t = messagesIn(language);
  const isParty = form.members.length > 1;
  return (
    <>
      <h2>{t('come.who')}</h2>
      {form.members.map((member, i) => (
        <MemberFields
          member={member}
          index={i}
          isParty={isParty}
          canGo={isParty && member.id !== ''}
          language={language}
        />
      ))}
      {form.members.length < MAX_PARTY_SIZE && (
        <button
          type="submit"
          class="button quiet"
          name="more"
          value="1"
          formaction={`/${language}${action}/keep`}
          formnovalidate
        >
          {t('come.more')}
        </button>
      )}
      {breakoutRounds(edition).map((item) => (
        <PreferenceFields
          item={item}
          chosen={form.wishes[item.id] ?? []}
          language={language}
          error={errors.includes('wish') ? t('come.flaw.wish') : undefined}
        />
      ))}
      <ChoiceCards columns={1}>
        <CheckboxCard
          name="anyOther"
          value="yes"
          checked={form.anyOther}
          icon="everyone"
          label={t('come.any')}
          hint={t('come.any.hint')}
        />
        <CheckboxCard
          name="moveUp"
          value="yes"
          checked={form.moveUp}
          icon="swap"
          label={t('come.move')}
          hint={t('come.move.hint')}
        />
      </ChoiceCards>
      <h2>{t('come.reach')}</h2>
      <p class="soft">{t('come.reach.lead')}</p>
      <TextField
        name="email"
        label={t('come.email')}
        value={form.email}
        inputmode="email"
        autocomplete="email"
        maxlength={200}
        error={errors.includes('email') ? t('come.flaw.email') : undefined}
      />
      <TextField
        name="phone"
        type="tel"
        label={t('come.phone')}
        value={form.phone}
        autocomplete="tel"
        maxlength={40}
      />
      <ChoiceCards columns={1}>
        <CheckboxCard
          name="keepInformed"
          value="yes"
          checked={form.keepInformed}
          icon="note"
          label={t('come.informed')}
          hint={t('come.informed.hint')}
        />
      </ChoiceCards>
    </>
  );
}
