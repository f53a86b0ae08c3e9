import { z } from 'zod';
import { type ActionContext, action } from '#core/access/action.ts';
import type { StaffMember } from '#core/access/actor.ts';
import { actAsSystem } from '#core/db/rls-context.ts';
import { deterministicId, formSource } from '#core/private-links.ts';
import { ok, refuse } from '#core/result.ts';
import { amsterdamDate } from '#core/time/amsterdam.ts';
import { listStatements } from '../model/queries.ts';
import {
  addAppeal,
  addLogLine,
  addReport,
  answerAppeals,
  findStatementState,
  type NewLogLine,
  setStatementState,
  whoHid,
} from './queries.ts';
import {
  isConfirmed,
  isOpenToAppeal,
  MAX_LOG_CHARACTERS,
  REPORT_REASONS,
  stateAfterHiding,
} from './rules.ts';

const MAX_LANGUAGE_LENGTH = 8;

const onStatement = {
  conversation: z.uuid(),
  statement: z.uuid(),
  expectedVersion: z.int32(),
};
const inWords = { words: z.string().trim(), language: z.string().max(MAX_LANGUAGE_LENGTH) };

/** The statement of a conversation of the tenant that acts. */
const statementOf = async (
  { tx }: Pick<ActionContext, 'tx'>,
  { conversation, statement }: { conversation: string; statement: string },
) => (await listStatements(tx, conversation)).find(({ id }) => id === statement);

/** Adds a line to the log for who acts. The same step on the same version gives the same line. */
const log = (
  { tx, app, actor, now }: ActionContext<StaffMember>,
  line: Omit<NewLogLine, 'id' | 'happenedOn'>,
  version: number,
): Promise<void> =>
  addLogLine(
    tx,
    {
      ...line,
      id: deterministicId(app, 'voice-log', {
        application: [line.kind, line.statement ?? line.conversation, String(version)],
      }),
      happenedOn: amsterdamDate(now),
    },
    { tenant: actor.tenant.id, account: actor.account },
  );

/** Shows a statement to everybody, once somebody who speaks its language read it over. */
export const showStatement = action({
  name: 'voice.show-statement',
  allow: 'policy',
  input: z.object(onStatement),
  run: async (context, input) => {
    const statement = await statementOf(context, input);
    if (!statement || statement.state === 'hidden') return refuse('not-found');
    if (statement.state === 'shown') return ok(null);
    if (!isConfirmed(statement)) return refuse('not-confirmed');
    return (await setStatementState(context.tx, statement.id, input.expectedVersion, { state: 'shown' }))
      ? ok(null)
      : refuse('changed-elsewhere');
  },
});

/** Hides a statement, for a reason of the list and in words for everybody. */
export const hideStatement = action({
  name: 'voice.hide-statement',
  allow: 'policy',
  input: z.object({ ...onStatement, ...inWords, reason: z.enum(REPORT_REASONS) }),
  run: async (context, { conversation, expectedVersion, reason, words, language, ...input }) => {
    if (words.length > MAX_LOG_CHARACTERS) return refuse('too-long');
    const statement = await statementOf(context, { conversation, ...input });
    if (!statement) return refuse('not-found');
    if (statement.state === 'hidden') return refuse('changed-elsewhere');
    const to = { state: 'hidden' as const, reason };
    if (!(await setStatementState(context.tx, statement.id, expectedVersion, to)))
      return refuse('changed-elsewhere');
    await log(
      context,
      { conversation, kind: 'statement-hidden', statement: statement.id, reason, words, language },
      expectedVersion,
    );
    return ok(null);
  },
});

/** Brings a hidden statement back. Appeals that wait are answered by it. */
export const restoreStatement = action({
  name: 'voice.restore-statement',
  allow: 'policy',
  input: z.object({ ...onStatement, language: z.string().max(MAX_LANGUAGE_LENGTH) }),
  run: async (context, { conversation, expectedVersion, language, ...input }) => {
    const statement = await statementOf(context, { conversation, ...input });
    if (!statement) return refuse('not-found');
    if (!isOpenToAppeal(statement)) return refuse('changed-elsewhere');
    const state = stateAfterHiding(statement);
    if (!(await setStatementState(context.tx, statement.id, expectedVersion, { state })))
      return refuse('changed-elsewhere');
    const line = { conversation, statement: statement.id, language };
    await log(context, { ...line, kind: 'statement-restored' }, expectedVersion);
    if ((await answerAppeals(context.tx, statement.id, 'restored', amsterdamDate(context.now))) > 0)
      await log(context, { ...line, kind: 'appeal-answered', reason: 'restored' }, expectedVersion);
    return ok(null);
  },
});

/** Leaves a statement hidden after appeals about it. Somebody else than who hid it decides, and says why. */
export const keepHidden = action({
  name: 'voice.keep-hidden',
  allow: 'policy',
  input: z.object({ ...onStatement, ...inWords }),
  run: async (context, { conversation, expectedVersion, words, language, ...input }) => {
    if (!words) return refuse('no-words');
    if (words.length > MAX_LOG_CHARACTERS) return refuse('too-long');
    const statement = await statementOf(context, { conversation, ...input });
    if (!statement) return refuse('not-found');
    if (!isOpenToAppeal(statement) || statement.version !== expectedVersion)
      return refuse('changed-elsewhere');
    if ((await whoHid(context.tx, statement.id)) === context.actor.account) return refuse('own-decision');
    const day = amsterdamDate(context.now);
    const answered = await answerAppeals(context.tx, statement.id, 'stays', day);
    if (answered === 0) return refuse('changed-elsewhere');
    // A statement may be looked at more than once while it is hidden; each answer has a line of its own.
    await log(
      context,
      {
        conversation,
        kind: 'appeal-answered',
        statement: statement.id,
        reason: 'stays',
        words,
        language,
      },
      expectedVersion,
    );
    await setStatementState(context.tx, statement.id, expectedVersion, {
      state: 'hidden',
      reason: statement.hiddenReason ?? 'unclear',
    });
    return ok(null);
  },
});

/** Asks to look again at a hidden statement: whoever said it, or anybody else. */
export const makeAppeal = action({
  name: 'voice.make-appeal',
  allow: 'anyone',
  input: z.object({ ...inWords, idempotencyKey: formSource, conversation: z.uuid(), statement: z.uuid() }),
  run: async ({ tx, app, now }, { idempotencyKey, conversation, statement: id, words, language }) => {
    if (!words) return refuse('no-words');
    if (words.length > MAX_LOG_CHARACTERS) return refuse('too-long');
    await actAsSystem(tx, 'voice');
    const statement = await findStatementState(tx, id);
    if (!statement || statement.conversation !== conversation) return refuse('not-found');
    if (!isOpenToAppeal(statement)) return refuse('not-hidden');
    const madeOn = amsterdamDate(now);
    const appeal = deterministicId(app, 'voice-appeal', idempotencyKey);
    const added = await addAppeal(tx, app, {
      id: appeal,
      conversation,
      statement: id,
      words,
      language,
      madeOn,
    });
    if (added)
      await addLogLine(tx, {
        id: deterministicId(app, 'voice-log', idempotencyKey),
        conversation,
        happenedOn: madeOn,
        kind: 'appeal-made',
        statement: id,
        language,
      });
    return ok(null);
  },
});

/** Says that a statement is not as it should be. It stays where it is until somebody looked. */
export const reportStatement = action({
  name: 'voice.report-statement',
  allow: 'anyone',
  input: z.object({
    idempotencyKey: formSource,
    conversation: z.uuid(),
    statement: z.uuid(),
    reason: z.enum(REPORT_REASONS),
  }),
  run: async ({ tx, app, now }, { idempotencyKey, conversation, statement: id, reason }) => {
    await actAsSystem(tx, 'voice');
    const statement = await findStatementState(tx, id);
    if (!statement || statement.conversation !== conversation || statement.state === 'waiting')
      return refuse('not-found');
    await addReport(tx, {
      id: deterministicId(app, 'voice-report', idempotencyKey),
      conversation,
      statement: id,
      reason,
      day: amsterdamDate(now),
    });
    return ok(null);
  },
});
