import type { PageContext } from '#core/http/page-context.ts';
import { Button, Layout, Notice, TextArea, TextField } from '#ui';
import { TranslatedText } from '../edition/TranslatedText.tsx';
import { wordsIn } from '../edition/texts.ts';
import type { BreakOut } from '../edition/types.ts';
import { messagesIn } from '../messages.ts';
import { OutcomeText } from './OutcomeText.tsx';
import { type BreakOutOutcome, OUTCOME_KINDS, type OutcomeKind } from './types.ts';

export const TABLE_CARD_REFUSALS = ['no-words', 'no-owner', 'changed-elsewhere'] as const;

/** What somebody typed so far. */
export interface OutcomeFormValues {
  kind: OutcomeKind;
  text: string;
  owner: string;
  email: string;
  dueOn: string;
}

interface TableCardPageProps {
  page: PageContext;
  breakOut: BreakOut;
  outcomes: BreakOutOutcome[];
  token: string;
  formKey: string;
  link: string;
  values?: OutcomeFormValues | undefined;
  refusal?: (typeof TABLE_CARD_REFUSALS)[number] | undefined;
}

/** The table card of a break-out: its question, and what the table makes of it, in four kinds. For a shared tablet. */
export function TableCardPage({
  page,
  breakOut,
  outcomes,
  token,
  formKey,
  link,
  values,
  refusal,
}: TableCardPageProps) {
  const { language } = page;
  const t = messagesIn(language);
  const path = `/${language}/table/${link}`;
  return (
    <Layout page={{ ...page, path: `/table/${link}` }} title={t('table.title')} robots="noindex">
      <h1>
        {breakOut.number}. <TranslatedText of={wordsIn(breakOut.texts, 'title', language)} />
      </h1>
      <p class="lead">
        <TranslatedText of={wordsIn(breakOut.texts, 'question', language)} />
      </p>
      {refusal && (
        <Notice kind="problem" role="alert">
          {t(`table.refused.${refusal}`)}
        </Notice>
      )}
      {OUTCOME_KINDS.map((kind) => (
        <section id={kind} class="outcome">
          <h2>{t(`outcome.${kind}`)}</h2>
          <p class="soft">{t(`outcome.${kind}.ask`)}</p>
          <ul>
            {outcomes
              .filter((outcome) => outcome.kind === kind && outcome.state !== 'dropped')
              .map((outcome) => (
                <li>
                  <OutcomeText outcome={outcome} language={language} />
                  <form method="post" action={`${path}/drop`}>
                    <input type="hidden" name="token" value={token} />
                    <input type="hidden" name="id" value={outcome.id} />
                    <input type="hidden" name="seen" value={String(outcome.version)} />
                    <Button
                      kind="quiet"
                      icon="remove"
                      label={t('table.drop.label', { words: outcome.text.slice(0, 60) })}
                    >
                      {t('table.drop')}
                    </Button>
                  </form>
                </li>
              ))}
          </ul>
          <AddOutcomeForm
            kind={kind}
            t={t}
            action={path}
            token={token}
            formKey={formKey}
            values={values?.kind === kind ? values : undefined}
          />
        </section>
      ))}
    </Layout>
  );
}

function AddOutcomeForm({
  kind,
  t,
  action,
  token,
  formKey,
  values,
}: {
  kind: OutcomeKind;
  t: ReturnType<typeof messagesIn>;
  action: string;
  token: string;
  formKey: string;
  values?: OutcomeFormValues | undefined;
}) {
  return (
    <form method="post" action={action} class="stack">
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="once" value={formKey} />
      <input type="hidden" name="kind" value={kind} />
      <TextArea
        id={`words-${kind}`}
        name="words"
        label={t(`outcome.${kind}.add`)}
        value={values?.text ?? ''}
        rows={2}
        maxlength={600}
      />
      {kind === 'agreement' && (
        <>
          <TextField name="owner" label={t('table.owner')} value={values?.owner ?? ''} maxlength={120} />
          <TextField name="dueOn" type="date" label={t('table.due')} value={values?.dueOn ?? ''} />
          <TextField
            name="email"
            label={t('table.email')}
            hint={t('table.email.hint')}
            value={values?.email ?? ''}
            inputmode="email"
            maxlength={200}
          />
        </>
      )}
      <Button kind="ghost" icon="plus">
        {t('table.add')}
      </Button>
    </form>
  );
}
