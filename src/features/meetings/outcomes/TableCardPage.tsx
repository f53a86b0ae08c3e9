import type { PageContext } from '#core/http/page-context.ts';
import { Button, Layout, Notice, TextArea, TextField } from '#ui';
import { type FieldConflict, type FieldValues, fingerprintsOf } from '../edition/field-merge.ts';
import { TheirsAndYours } from '../edition/TheirsAndYours.tsx';
import { TranslatedText } from '../edition/TranslatedText.tsx';
import { wordsIn } from '../edition/texts.ts';
import type { BreakOut } from '../edition/types.ts';
import { messagesIn } from '../messages.ts';
import { lineValues } from './line-fields.ts';
import { OutcomeText } from './OutcomeText.tsx';
import { type BreakOutOutcome, OUTCOME_KINDS, type OutcomeKind } from './types.ts';

export const TABLE_CARD_REFUSALS = ['no-words', 'no-owner', 'changed-elsewhere'] as const;

const NAMED_CHARACTERS = 60;

interface TableCardPageProps {
  page: PageContext;
  breakOut: BreakOut;
  outcomes: BreakOutOutcome[];
  token: string;
  formKey: string;
  link: string;
  /** What was typed in a field and is not on the card yet. */
  typed: (name: string) => string;
  /** A line whose change was refused, with what was typed. */
  openLine?: { id: string; values: FieldValues; conflicts: FieldConflict[] } | undefined;
  refusal?: (typeof TABLE_CARD_REFUSALS)[number] | undefined;
}

/**
 * The table card of a break-out: its question, and what the table makes of it, in four kinds. For a shared tablet. It is one
 * form: whatever is added, changed or removed, what somebody else at the table is still writing stays.
 */
export function TableCardPage({
  page,
  breakOut,
  outcomes,
  token,
  formKey,
  link,
  typed,
  openLine,
  refusal,
}: TableCardPageProps) {
  const { language } = page;
  const t = messagesIn(language);
  const path = `/${language}/table/${link}`;
  return (
    <Layout
      page={{ ...page, path: `/table/${link}` }}
      title={t('table.title')}
      robots="noindex"
      formId="card"
      keepAction={`/table/${link}/keep`}
      enter={{ name: 'step', value: 'send' }}
    >
      <h1>
        {breakOut.number}. <TranslatedText of={wordsIn(breakOut.texts, 'title', language)} />
      </h1>
      <p class="lead">
        <TranslatedText of={wordsIn(breakOut.texts, 'question', language)} />
      </p>
      {refusal === 'changed-elsewhere' && openLine ? (
        <TheirsAndYours
          conflicts={openLine.conflicts}
          labels={{ owner: t('table.owner'), dueOn: t('table.due') }}
          language={language}
        />
      ) : (
        refusal && (
          <Notice kind="problem" role="alert">
            {t(`table.refused.${refusal}`)}
          </Notice>
        )
      )}
      <form method="post" action={path} id="card">
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="once" value={formKey} />
        {OUTCOME_KINDS.map((kind) => (
          <section id={kind} class="outcome">
            <h2>{t(`outcome.${kind}`)}</h2>
            <p class="soft">{t(`outcome.${kind}.ask`)}</p>
            <ul>
              {outcomes
                .filter((outcome) => outcome.kind === kind && outcome.state !== 'dropped')
                .map((outcome) => (
                  <Line
                    outcome={outcome}
                    values={openLine?.id === outcome.id ? openLine.values : lineValues(outcome)}
                    open={openLine?.id === outcome.id}
                    path={path}
                    language={language}
                  />
                ))}
            </ul>
            <RemovedLines
              outcomes={outcomes.filter(
                (outcome) => outcome.kind === kind && outcome.state === 'dropped' && !outcome.answeredAt,
              )}
              path={path}
              language={language}
            />
            <NewLineFields kind={kind} typed={typed} language={language} />
          </section>
        ))}
      </form>
    </Layout>
  );
}

/** A line on the card, with the fields to change it folded away. */
function Line({
  outcome,
  values,
  open,
  path,
  language,
}: {
  outcome: BreakOutOutcome;
  values: FieldValues;
  open: boolean;
  path: string;
  language: string;
}) {
  const t = messagesIn(language);
  const { id } = outcome;
  const words = outcome.text.slice(0, NAMED_CHARACTERS);
  return (
    <li>
      <OutcomeText outcome={outcome} language={language} />
      <details open={open}>
        <summary aria-label={t('table.change.label', { words })}>{t('table.change')}</summary>
        <input type="hidden" name={`seen-${id}`} value={fingerprintsOf(lineValues(outcome))} />
        <TextArea
          name={`line-${id}`}
          label={t(`outcome.${outcome.kind}.add`)}
          value={values.words ?? ''}
          rows={2}
          maxlength={600}
        />
        {outcome.kind === 'agreement' && (
          <>
            <TextField
              name={`owner-${id}`}
              label={t('table.owner')}
              value={values.owner ?? ''}
              maxlength={120}
            />
            <TextField name={`dueOn-${id}`} type="date" label={t('table.due')} value={values.dueOn ?? ''} />
          </>
        )}
        <div class="actions">
          <Button kind="ghost" name="change" value={id} to={`${path}/change`}>
            {t('change.do')}
          </Button>
          <Button
            kind="quiet"
            icon="remove"
            name="drop"
            value={id}
            to={`${path}/drop`}
            label={t('table.drop.label', { words })}
          >
            {t('table.drop')}
          </Button>
        </div>
      </details>
    </li>
  );
}

/** What the table removed, by name, each with a button that puts it back. */
function RemovedLines({
  outcomes,
  path,
  language,
}: {
  outcomes: BreakOutOutcome[];
  path: string;
  language: string;
}) {
  const t = messagesIn(language);
  if (outcomes.length === 0) return null;
  return (
    <ul class="soft">
      {outcomes.map(({ id, text }) => (
        <li>
          {t('table.dropped', { words: text.slice(0, NAMED_CHARACTERS) })}{' '}
          <Button
            kind="quiet"
            name="restore"
            value={id}
            to={`${path}/restore`}
            label={t('table.restore.label', { words: text.slice(0, NAMED_CHARACTERS) })}
          >
            {t('table.restore')}
          </Button>
        </li>
      ))}
    </ul>
  );
}

function NewLineFields({
  kind,
  typed,
  language,
}: {
  kind: OutcomeKind;
  typed: (name: string) => string;
  language: string;
}) {
  const t = messagesIn(language);
  return (
    <div class="stack">
      <TextArea
        name={`words-${kind}`}
        label={t(`outcome.${kind}.add`)}
        value={typed(`words-${kind}`)}
        rows={2}
        maxlength={600}
      />
      {kind === 'agreement' && (
        <>
          <TextField name="owner" label={t('table.owner')} value={typed('owner')} maxlength={120} />
          <TextField name="dueOn" type="date" label={t('table.due')} value={typed('dueOn')} />
          <TextField
            name="email"
            label={t('table.email')}
            hint={t('table.email.hint')}
            value={typed('email')}
            inputmode="email"
            maxlength={200}
          />
        </>
      )}
      <Button kind="ghost" icon="plus" name="kind" value={kind}>
        {t('table.add')}
      </Button>
    </div>
  );
}
