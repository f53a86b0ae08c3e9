import type { PageContext } from '#core/http/page-context.ts';
import { formatDate } from '#core/i18n/formats.ts';
import { Button, Layout, Notice, TextArea, TextField } from '#ui';
import { wordsIn } from '../edition/texts.ts';
import type { BreakOut } from '../edition/types.ts';
import { messagesIn } from '../messages.ts';
import { Words } from '../website/ProgrammePage.tsx';
import { type BreakOutOutcome, OUTCOME_KINDS, type OutcomeKind } from './types.ts';

export interface TypedOutcome {
  kind: OutcomeKind;
  words: string;
  owner: string;
  email: string;
  dueOn: string;
}

interface Showing {
  page: PageContext;
  breakOut: BreakOut;
  lines: BreakOutOutcome[];
  token: string;
  idempotencyKey: string;
  link: string;
  typed?: TypedOutcome | undefined;
  refusal?: 'no-words' | 'no-owner' | 'changed-elsewhere' | undefined;
}

/** The card on a table: the question, and what the table makes of it in four steps. For a shared tablet. */
export function TablePage({ page, breakOut, lines, token, idempotencyKey, link, typed, refusal }: Showing) {
  const { language } = page;
  const t = messagesIn(language);
  const at = `/${language}/table/${link}`;
  return (
    <Layout page={{ ...page, path: `/table/${link}` }} title={t('table.title')} robots="noindex">
      <h1>
        {breakOut.number}. <Words of={wordsIn(breakOut.texts, 'title', language)} />
      </h1>
      <p class="lead">
        <Words of={wordsIn(breakOut.texts, 'question', language)} />
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
            {lines
              .filter((line) => line.kind === kind && line.state !== 'dropped')
              .map((line) => (
                <li>
                  <OutcomeWords line={line} language={language} />
                  <form method="post" action={`${at}/drop`}>
                    <input type="hidden" name="token" value={token} />
                    <input type="hidden" name="id" value={line.id} />
                    <input type="hidden" name="seen" value={String(line.version)} />
                    <Button
                      kind="quiet"
                      icon="remove"
                      label={t('table.drop.label', { words: line.words.slice(0, 60) })}
                    >
                      {t('table.drop')}
                    </Button>
                  </form>
                </li>
              ))}
          </ul>
          <AddForm
            kind={kind}
            t={t}
            at={at}
            token={token}
            idempotencyKey={`${idempotencyKey}-${kind}`}
            typed={typed?.kind === kind ? typed : undefined}
          />
        </section>
      ))}
    </Layout>
  );
}

function AddForm({
  kind,
  t,
  at,
  token,
  idempotencyKey,
  typed,
}: {
  kind: OutcomeKind;
  t: ReturnType<typeof messagesIn>;
  at: string;
  token: string;
  idempotencyKey: string;
  typed?: TypedOutcome | undefined;
}) {
  return (
    <form method="post" action={at} class="stack">
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="once" value={idempotencyKey} />
      <input type="hidden" name="kind" value={kind} />
      <TextArea
        id={`words-${kind}`}
        name="words"
        label={t(`outcome.${kind}.add`)}
        value={typed?.words ?? ''}
        rows={2}
        maxlength={600}
      />
      {kind === 'agreement' && (
        <>
          <TextField name="owner" label={t('table.owner')} value={typed?.owner ?? ''} maxlength={120} />
          <TextField name="dueOn" type="date" label={t('table.due')} value={typed?.dueOn ?? ''} />
          <TextField
            name="email"
            label={t('table.email')}
            hint={t('table.email.hint')}
            value={typed?.email ?? ''}
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

/** A line as it was written; an agreement with its owner and day. */
export function OutcomeWords({ line, language }: { line: BreakOutOutcome; language: string }) {
  const t = messagesIn(language);
  return (
    <>
      <bdi>{line.words}</bdi>
      {line.owner && line.dueOn && (
        <p class="soft">
          {t('outcome.owner', {
            owner: line.owner,
            date: formatDate(new Date(`${line.dueOn}T12:00:00Z`), language),
          })}
        </p>
      )}
    </>
  );
}
