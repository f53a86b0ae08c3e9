import type { PageContext } from '#core/http/page-context.ts';
import { formatDay } from '#core/i18n/formats.ts';
import { Button, ErrorSummary, Layout, Notice } from '#ui';
import type { FieldConflict } from '../edition/field-merge.ts';
import { breakoutRounds } from '../edition/rules.ts';
import { TheirsAndYours } from '../edition/TheirsAndYours.tsx';
import { textOf } from '../edition/texts.ts';
import type { Edition } from '../edition/types.ts';
import { messagesIn } from '../messages.ts';
import { RegistrationFields } from './RegistrationFields.tsx';
import type { RegistrationForm, RegistrationFormError } from './rules.ts';

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
  /** What somebody else changed meanwhile, beside what was typed. */
  conflicts?: readonly FieldConflict[];
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
  conflicts = [],
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
      {!desk && !change && (
        <p class="soft">
          <a href={`/${language}/meetings/${edition.slug}/lost-link`}>{t('people.lost.link')}</a>
        </p>
      )}
      {conflicts.length > 0 && (
        <TheirsAndYours
          conflicts={conflicts}
          labels={{
            who: t('come.who'),
            wish: t('come.wish'),
            email: t('come.email'),
            phone: t('come.phone'),
          }}
          language={language}
        />
      )}
      {errors.length > 0 ? (
        <ErrorSummary
          title={t('come.refused.not-right')}
          errors={errors.map((error) => ({ id: fieldOf(error, edition), text: t(`come.flaw.${error}`) }))}
        />
      ) : (
        refusal && (
          <Notice kind="problem" role="alert">
            {t(`come.refused.${refusal}`)}
          </Notice>
        )
      )}
      <form method="post" action={`/${language}${action}`} id="come" class="stack">
        <input type="hidden" name="token" value={token} />
        {formKey && <input type="hidden" name="once" value={formKey} />}
        <input type="hidden" name="seen" value={String(form.expectedVersion)} />
        <input type="hidden" name="rows" value={String(form.members.length)} />
        <RegistrationFields
          form={form}
          edition={edition}
          language={language}
          action={action}
          errors={errors}
        />
        <p class="soft">{t('come.privacy')}</p>
        <Button icon="check">{t(change ? 'change.do' : 'come.do')}</Button>
      </form>
    </Layout>
  );
}

/** The field in which an error is corrected: that of the address, or the first wish of the first round. */
const fieldOf = (error: RegistrationFormError, edition: Edition): string =>
  error === 'email' ? 'field-email' : `field-wish-${breakoutRounds(edition)[0]?.id ?? ''}-1`;
