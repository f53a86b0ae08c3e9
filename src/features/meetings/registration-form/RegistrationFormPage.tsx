import type { PageContext } from '#core/http/page-context.ts';
import { formatDay } from '#core/i18n/formats.ts';
import { Button, CheckboxCard, ChoiceCards, Layout, Notice, TextField } from '#ui';
import { breakoutRounds } from '../edition/rules.ts';
import { textOf } from '../edition/texts.ts';
import type { Edition } from '../edition/types.ts';
import { messagesIn } from '../messages.ts';
import { MemberFields } from './MemberFields.tsx';
import { PreferenceFields } from './PreferenceFields.tsx';
import { MAX_PARTY_SIZE, type RegistrationForm, type RegistrationFormError } from './rules.ts';

export type RegistrationRefusal = 'not-right' | 'over' | 'full' | 'changed-elsewhere' | 'too-often';

interface RegistrationFormPageProps {
  page: PageContext;
  edition: Edition;
  form: RegistrationForm;
  token: string;
  /** For a new registration. */
  formKey?: string;
  /** Where the form goes, after the language. */
  action: string;
  errors: RegistrationFormError[];
  refusal?: RegistrationRefusal | undefined;
  /** Somebody types this in for somebody else, at the desk or on the phone. */
  desk?: boolean;
  /** Changing an existing registration. */
  change?: boolean;
}

/** Registering: who comes, which break-out, what we should know. Works with a keyboard, without any script. */
export function RegistrationFormPage({
  page,
  edition,
  form,
  token,
  formKey,
  action,
  errors,
  refusal,
  desk,
  change,
}: RegistrationFormPageProps) {
  const { language } = page;
  const t = messagesIn(language);
  const title = change ? t('change.title') : t('come.title');
  return (
    <Layout
      page={page}
      title={title}
      narrow
      robots="noindex"
      formId="come"
      keepAction={`${action}/keep`}
      enter={{ name: 'step', value: 'send' }}
    >
      <h1>{title}</h1>
      <p class="lead">
        {t('come.lead', {
          meeting: textOf(edition.texts, 'title', language),
          date: formatDay(edition.startsAt, language),
        })}
      </p>
      {edition.demo && <Notice kind="demo">{t('demo')}</Notice>}
      {desk && <Notice kind="ask">{t('come.desk')}</Notice>}
      {refusal && (
        <Notice kind="problem" role="alert">
          {t(`come.refused.${refusal}`)}
        </Notice>
      )}
      <form method="post" action={`/${language}${action}`} id="come" class="stack">
        <input type="hidden" name="token" value={token} />
        {formKey && <input type="hidden" name="once" value={formKey} />}
        <input type="hidden" name="seen" value={String(form.expectedVersion)} />
        <input type="hidden" name="rows" value={String(form.members.length)} />
        <h2>{t('come.who')}</h2>
        {form.members.map((member, i) => (
          <MemberFields member={member} index={i} isParty={form.members.length > 1} language={language} />
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
        <p class="soft">{t('come.privacy')}</p>
        <Button icon="check">{t(change ? 'change.do' : 'come.do')}</Button>
      </form>
    </Layout>
  );
}
