import type { StaffMember } from '#core/access/actor.ts';
import type { AppContext } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { deterministicId, type FormSource } from '#core/private-links.ts';
import {
  type AnswerSource,
  type AnswerValue,
  type AnswerWay,
  type IntakeAnswer,
  NO_ANSWER,
  sameValue,
  standingAt,
  standings,
} from './answers.ts';
import { addAnswer, findAnswers } from './queries.ts';
import type { IntakeQuestion } from './questions.ts';

/** What a form at the desk says of one question. */
export interface DeskAnswer {
  question: IntakeQuestion;
  value: AnswerValue;
  /** The answers that the form showed. */
  seen: readonly string[];
}

interface Recording {
  tx: Tx;
  app: AppContext;
  by: StaffMember;
  caseId: string;
  once: FormSource;
  source: AnswerSource;
  day: string;
  via: AnswerWay;
  now: Date;
}

/**
 * Stores what changed in a form. An answer takes the place of what its form showed, and of what the same person wrote at the desk
 * since; what somebody else wrote meanwhile stays, and stands beside it.
 * @returns the questions at which an answer was added
 */
export async function recordDeskAnswers(
  recording: Recording,
  sent: readonly DeskAnswer[],
): Promise<IntakeQuestion[]> {
  const { tx, app, by, caseId, once, source, day, via, now } = recording;
  const answers = await findAnswers(tx, app, caseId);
  const all = standings(answers);
  const byId = new Map(answers.map((answer) => [answer.id, answer]));
  const added: IntakeQuestion[] = [];
  for (const { question, value, seen } of sent) {
    if (sameValue(value, shownValue(seen, byId))) continue;
    const ownSince = standingAt(all, question).heads.filter((id) => {
      const head = byId.get(id);
      return head?.account === by.account && head.via === 'desk';
    });
    // A form that was changed and sent once more, by way of the button back, is another answer.
    const content = JSON.stringify([caseId, question, value, source, day]);
    const answer = {
      id: deterministicId(app, `intake-answer:${content}`, once),
      caseId,
      question,
      value,
      source,
      day,
      via,
      saidAt: now,
    };
    const replaces = [...new Set([...seen.filter((id) => byId.get(id)?.question === question), ...ownSince])];
    const isNew = await addAnswer(
      tx,
      app,
      by,
      { ...answer, replaces: replaces.filter((id) => id !== answer.id) },
      now,
    );
    if (isNew) added.push(question);
  }
  return added;
}

/** What a form showed at a question; nothing where it showed two answers beside each other. */
function shownValue(seen: readonly string[], byId: ReadonlyMap<string, IntakeAnswer>): AnswerValue {
  const values = seen.flatMap((id) => byId.get(id)?.value ?? []);
  const [first] = values;
  return first && values.every((value) => sameValue(value, first)) ? first : NO_ANSWER;
}
