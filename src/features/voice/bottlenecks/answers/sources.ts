import type { Tx } from '#core/db/connection.ts';
import { type SignalQuestion, signalQuestions } from '#features/signals';
import { listConversations, listStatements } from '../../model/queries.ts';
import type { Conversation, Statement } from '../../model/rules.ts';
import { findPublication } from '../../publication/queries.ts';
import type { NewBottleneck } from '../model/queries.ts';
import type { BottleneckText } from '../model/rules.ts';

/** What a bottleneck is made of, beside what is typed in the form. */
export interface BottleneckOrigin extends Pick<NewBottleneck, 'source' | 'agreed'> {
  texts: BottleneckText[];
  /** The language in which it was said; undefined: that of the form. */
  language: string | undefined;
  municipality: string | undefined;
}

/** Where a form begins: `signal:…` or `statement:…` with an id; empty: nothing, somebody writes it down. */
export async function findSource(
  tx: Tx,
  tenant: string,
  text: string,
  language: string,
): Promise<BottleneckOrigin | undefined> {
  if (text === '')
    return { source: { kind: 'staff' }, texts: [], language: undefined, municipality: undefined };
  const [kind, id = ''] = text.split(':');
  if (!/^[0-9a-f-]{36}$/.test(id)) return undefined;
  if (kind === 'signal') {
    const [question] = await signalQuestions(tx, { id, tenant });
    return (
      question && {
        source: { kind, id },
        texts: [],
        language,
        municipality: question.municipality,
      }
    );
  }
  if (kind !== 'statement') return undefined;
  const found = (await statementsToTakeUp(tx, tenant)).find(({ statement }) => statement.id === id);
  return (
    found && {
      source: { kind, id },
      texts: found.statement.texts,
      language: found.statement.language,
      municipality: found.conversation.municipality,
      agreed: await agreedWith(tx, found.conversation.id, found.statement.number),
    }
  );
}

/** How many agree, as published: numbers that are published themselves, added up, and never the people behind them. */
async function agreedWith(
  tx: Tx,
  conversation: string,
  statement: number,
): Promise<{ people: number; of: number } | undefined> {
  const cells = ((await findPublication(tx, conversation))?.rows ?? []).map(({ cells }) => cells[statement]);
  let [people, of] = [0, 0];
  for (const cell of cells) {
    if (!cell || cell.agree === null) continue;
    people += cell.agree;
    of += cell.people;
  }
  return people > 0 ? { people, of } : undefined;
}

/** Statements of the conversations of a tenant that everybody sees. */
export async function statementsToTakeUp(
  tx: Tx,
  tenant: string,
): Promise<{ conversation: Conversation; statement: Statement }[]> {
  const found: { conversation: Conversation; statement: Statement }[] = [];
  for (const conversation of await listConversations(tx, { tenant })) {
    if (!conversation.published) continue;
    for (const statement of await listStatements(tx, conversation.id))
      if (statement.state === 'shown') found.push({ conversation, statement });
  }
  return found;
}

/** What signals asked of a tenant and nobody answered or took up yet. */
export const questionsToTakeUp = async (tx: Tx, tenant: string): Promise<SignalQuestion[]> =>
  (await signalQuestions(tx, { tenant })).filter(
    ({ answers, takenUpBy }) => answers.length === 0 && takenUpBy === null,
  );
