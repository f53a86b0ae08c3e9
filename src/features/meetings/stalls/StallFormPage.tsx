import type { PageContext } from '#core/http/page-context.ts';
import { formatDay } from '#core/i18n/formats.ts';
import { Button, CheckboxCard, ChoiceCards, Layout, Notice, TextField } from '#ui';
import { textOf } from '../edition/texts.ts';
import type { Edition } from '../edition/types.ts';
import { messagesIn } from '../messages.ts';
import type { StallRequest } from './stall-request.ts';

/** What somebody typed so far. */
export interface StallFormValues extends StallRequest {
  email: string;
}

export type StallFormRefusal = 'no-words' | 'no-email' | 'over' | 'too-often';

/** The form with which an organisation requests a stall on the market. */
export function StallFormPage({
  page,
  edition,
  values,
  token,
  formKey,
  refusal,
}: {
  page: PageContext;
  edition: Edition;
  values: StallFormValues;
  token: string;
  formKey: string;
  refusal?: StallFormRefusal | undefined;
}) {
  const { language } = page;
  const t = messagesIn(language);
  return (
    <Layout page={page} title={t('stand.title')} narrow robots="noindex">
      <h1>{t('stand.title')}</h1>
      <p class="lead">
        {t('stand.lead', {
          meeting: textOf(edition.texts, 'title', language),
          date: formatDay(edition.startsAt, language),
        })}
      </p>
      {edition.demo && <Notice kind="demo">{t('demo')}</Notice>}
      {refusal && (
        <Notice kind="problem" role="alert">
          {t(`stand.refused.${refusal}`)}
        </Notice>
      )}
      <form method="post" action={`/${language}/meetings/${edition.slug}/stand`} class="stack">
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="once" value={formKey} />
        <TextField
          name="organisation"
          label={t('stand.organisation')}
          value={values.organisation}
          maxlength={120}
        />
        <TextField
          name="shows"
          label={t('stand.shows')}
          hint={t('stand.shows.hint')}
          value={values.shows}
          maxlength={600}
        />
        <ChoiceCards columns={1}>
          <CheckboxCard
            name="needs"
            value="table"
            checked={values.needsTable}
            icon="home"
            label={t('stand.table')}
          />
          <CheckboxCard
            name="needs"
            value="power"
            checked={values.needsPower}
            icon="digital"
            label={t('stand.power')}
          />
          <CheckboxCard
            name="needs"
            value="children"
            checked={values.forChildren}
            icon="children"
            label={t('stand.children')}
          />
        </ChoiceCards>
        <TextField
          name="email"
          label={t('come.email')}
          value={values.email}
          inputmode="email"
          autocomplete="email"
          maxlength={200}
        />
        <Button icon="check">{t('stand.do')}</Button>
      </form>
    </Layout>
  );
}
