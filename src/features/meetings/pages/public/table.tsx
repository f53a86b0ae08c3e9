import type { Reader } from '#core/http/request-context.ts';
import { dateWords } from '#core/i18n/i18n.ts';
import { Button, Frame, Notice, TextField, WordsField } from '#ui';
import { speak } from '../../messages/index.ts';
import { wordsIn } from '../../rules/texts.ts';
import { type BreakOut, OUTCOME_KINDS, type Outcome, type OutcomeKind } from '../../types.ts';
import { Words } from './programme.tsx';

export interface TypedOutcome {
  kind: OutcomeKind;
  words: string;
  owner: string;
  email: string;
  dueOn: string;
}

interface Showing {
  reader: Reader;
  breakOut: BreakOut;
  lines: Outcome[];
  token: string;
  once: string;
  link: string;
  typed?: TypedOutcome | undefined;
  refusal?: 'no-words' | 'no-owner' | 'changed-elsewhere' | undefined;
}

/** The card on a table: the question, and what the table makes of it in four steps. For a shared tablet. */
export function TablePage({ reader, breakOut, lines, token, once, link, typed, refusal }: Showing) {
  const { language } = reader;
  const say = speak(language);
  const at = `/${language}/table/${link}`;
  return (
    <Frame reader={{ ...reader, path: `/table/${link}` }} title={say('table.title')} robots="noindex">
      <h1>
        {breakOut.number}. <Words of={wordsIn(breakOut.texts, 'title', language)} />
      </h1>
      <p class="lead">
        <Words of={wordsIn(breakOut.texts, 'question', language)} />
      </p>
      {refusal && (
        <Notice kind="problem" role="alert">
          {say(`table.refused.${refusal}`)}
        </Notice>
      )}
      {OUTCOME_KINDS.map((kind) => (
        <section id={kind} class="outcome">
          <h2>{say(`outcome.${kind}`)}</h2>
          <p class="soft">{say(`outcome.${kind}.ask`)}</p>
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
                      label={say('table.drop.label', { words: line.words.slice(0, 60) })}
                    >
                      {say('table.drop')}
                    </Button>
                  </form>
                </li>
              ))}
          </ul>
          <AddForm
            kind={kind}
            say={say}
            at={at}
            token={token}
            once={`${once}-${kind}`}
            typed={typed?.kind === kind ? typed : undefined}
          />
        </section>
      ))}
    </Frame>
  );
}

function AddForm({
  kind,
  say,
  at,
  token,
  once,
  typed,
}: {
  kind: OutcomeKind;
  say: ReturnType<typeof speak>;
  at: string;
  token: string;
  once: string;
  typed?: TypedOutcome | undefined;
}) {
  return (
    <form method="post" action={at} class="stack">
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="once" value={once} />
      <input type="hidden" name="kind" value={kind} />
      <WordsField
        id={`words-${kind}`}
        name="words"
        label={say(`outcome.${kind}.add`)}
        value={typed?.words ?? ''}
        rows={2}
        maxlength={600}
      />
      {kind === 'agreement' && (
        <>
          <TextField name="owner" label={say('table.owner')} value={typed?.owner ?? ''} maxlength={120} />
          <TextField name="dueOn" type="date" label={say('table.due')} value={typed?.dueOn ?? ''} />
          <TextField
            name="email"
            label={say('table.email')}
            hint={say('table.email.hint')}
            value={typed?.email ?? ''}
            inputmode="email"
            maxlength={200}
          />
        </>
      )}
      <Button kind="ghost" icon="plus">
        {say('table.add')}
      </Button>
    </form>
  );
}

/** A line as it was written; an agreement with its owner and day. */
export function OutcomeWords({ line, language }: { line: Outcome; language: string }) {
  const say = speak(language);
  return (
    <>
      <bdi>{line.words}</bdi>
      {line.owner && line.dueOn && (
        <p class="soft">
          {say('outcome.owner', {
            owner: line.owner,
            date: dateWords(new Date(`${line.dueOn}T12:00:00Z`), language),
          })}
        </p>
      )}
    </>
  );
}
