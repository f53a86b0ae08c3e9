import { z } from 'zod';
import { type ActionContext, action } from '#core/access/action.ts';
import { actByPrivateLink, actingAs } from '#core/db/rls-context.ts';
import {
  deterministicId,
  formSource,
  hashToken,
  privateLinkHash,
  privateLinkToken,
} from '#core/private-links.ts';
import { ok, type Result, refuse } from '#core/result.ts';
import { amsterdamDate, daysAfter } from '#core/time/amsterdam.ts';
import { addStatement, findConversation } from '../model/queries.ts';
import { findReaderByLink } from '../model/reader-queries.ts';
import { type Conversation, MAX_STATEMENT_CHARACTERS, phaseOf } from '../model/rules.ts';
import { MAX_SOUND_BYTES, SOUND_TYPES } from '../recordings/sound-types.ts';
import {
  type Contribution,
  deleteRecording,
  findContribution,
  insertContribution,
  saveStatementText,
  setStatementShown,
  updateContribution,
} from './queries.ts';
import {
  afterEvent,
  type ContributionEvent,
  type ContributionRefusal,
  newStanding,
  REFUSAL_REASONS,
} from './rules.ts';

const CONTRIBUTION_LINK = 'voice-contribution';
/** So long after closing somebody can still say yes; and so long can who said yes hear what came of it. */
const UNFINISHED_DAYS = 90;
const CONFIRMED_DAYS = 365;
const MAX_TRANSCRIPT_CHARACTERS = 2_000;
const ID_KIND = 'voice contribution';

const endsOn = ({ closesAt }: Pick<Conversation, 'closesAt'>, days: number): string =>
  amsterdamDate(daysAfter(closesAt, days));

const words = z
  .string()
  .trim()
  .transform((text) => text.replace(/\s+/g, ' '))
  .pipe(z.string().min(1).max(MAX_STATEMENT_CHARACTERS));

/**
 * Takes in what somebody says, by text or by voice. What was typed is shown back at once; what was spoken waits for a reader. Nobody
 * else sees either before the speaker said yes.
 */
export const sayOwnWords = action({
  name: 'voice.say',
  allow: 'anyone',
  input: z.object({
    idempotencyKey: formSource,
    conversation: z.uuid(),
    language: z.string().regex(/^[a-z]{2,3}$/),
    words: words.nullable(),
    recording: z
      .object({
        type: z.enum(SOUND_TYPES),
        content: z.instanceof(Uint8Array).refine(({ length }) => length <= MAX_SOUND_BYTES),
      })
      .nullable(),
  }),
  run: async ({ tx, app, now }, { idempotencyKey, conversation: about, language, ...said }) => {
    const conversation = await findConversation(tx, { id: about });
    if (!conversation || phaseOf(conversation, now) !== 'open') return refuse('not-open');
    if (said.words === null && said.recording === null) return refuse('nothing-said');
    const id = deterministicId(app, ID_KIND, idempotencyKey);
    const linkHash = privateLinkHash(app, CONTRIBUTION_LINK, id);
    await actByPrivateLink(tx, linkHash);
    const standing = newStanding(said.words);
    // The same form sent twice leads to the same words.
    await insertContribution(tx, app, {
      ...standing,
      id,
      conversation: about,
      language,
      linkHash,
      endsOn: endsOn(conversation, UNFINISHED_DAYS),
      recording: said.words === null ? said.recording : null,
    });
    return ok({ link: privateLinkToken(app, CONTRIBUTION_LINK, id) });
  },
});

type OwnWordsRefusal =
  | ContributionRefusal
  | 'changed'
  | 'not-found'
  | 'not-open'
  | 'nothing-written'
  | 'no-reason';

type Written = Pick<ActionContext, 'tx' | 'app' | 'now'>;

/** Carries out what happened to a contribution, and what follows for its statement. */
async function record(
  { tx, app }: Written,
  contribution: Contribution,
  event: ContributionEvent,
  conversation: Conversation,
): Promise<Result<null, OwnWordsRefusal>> {
  const after = afterEvent(contribution, event);
  if (!after.ok) return after;
  // It is thrown away while its words still wait for the speaker, for later nobody may hear it.
  if (event.kind === 'confirmed' || event.kind === 'withdrawn') await deleteRecording(tx, contribution.id);
  const statement =
    event.kind === 'confirmed'
      ? await actingAs(tx, { systemTask: { name: 'voice' } }, () =>
          publish({ tx, app }, contribution, conversation),
        )
      : contribution.statement;
  const kept = await updateContribution(tx, app, contribution, {
    ...after.value,
    // An answer of the municipality finds the speaker by it, but not after the words were taken back.
    statement: event.kind === 'withdrawn' ? null : statement,
    ...(event.kind === 'confirmed' && { endsOn: endsOn(conversation, CONFIRMED_DAYS) }),
  });
  if (!kept) return refuse('changed' as const);
  const shown = contribution.statement;
  if (shown && (event.kind === 'withdrawn' || event.kind === 'refused' || event.kind === 'approved'))
    await actingAs(tx, { systemTask: { name: 'voice' } }, () =>
      setStatementShown(
        tx,
        shown,
        event.kind === 'approved'
          ? { shown: true }
          : { hidden: event.kind === 'refused' ? event.reason : 'withdrawn' },
      ),
    );
  return ok(null);
}

/** Makes a statement of confirmed words: after a second reader in a strict conversation, to some people before that in an open one. */
async function publish(
  { tx, app }: Pick<Written, 'tx' | 'app'>,
  { id: contribution, language, words: said }: Contribution,
  conversation: Conversation,
): Promise<string> {
  const id = deterministicId(app, 'voice statement', { application: ['contribution', contribution] });
  await addStatement(tx, {
    id,
    conversation: conversation.id,
    origin: 'participant',
    language,
    state: conversation.moderation === 'strict' ? 'waiting' : 'narrow',
    texts: [{ language, words: said ?? '', reviewed: false }],
  });
  return id;
}

/** The speaker says yes, changes the words, or takes them back. */
export const answerOwnWords = action({
  name: 'voice.answer-own-words',
  allow: 'anyone',
  input: z.discriminatedUnion('step', [
    z.object({ step: z.literal('confirm'), link: z.string(), version: z.coerce.number().int() }),
    z.object({ step: z.literal('change'), link: z.string(), version: z.coerce.number().int(), words }),
    z.object({ step: z.literal('withdraw'), link: z.string(), version: z.coerce.number().int() }),
  ]),
  run: async ({ tx, app, now }, input): Promise<Result<null, OwnWordsRefusal>> => {
    const linkHash = hashToken(input.link);
    await actByPrivateLink(tx, linkHash);
    const contribution = await findContribution(tx, app, { linkHash });
    if (!contribution) return refuse('not-found');
    const conversation = await findConversation(tx, { id: contribution.conversation });
    if (!conversation) return refuse('not-found');
    // A second tap on the same button finds it done; words may be taken back whatever happened meanwhile.
    if (input.step === 'confirm' && contribution.state !== 'paraphrased') return ok(null);
    if (input.step === 'withdraw' && contribution.state === 'withdrawn') return ok(null);
    if (input.step !== 'withdraw' && input.version !== contribution.version) return refuse('changed');
    if (input.step === 'confirm' && phaseOf(conversation, now) !== 'open') return refuse('not-open');
    return record(
      { tx, app, now },
      contribution,
      input.step === 'confirm'
        ? { kind: 'confirmed' }
        : input.step === 'withdraw'
          ? { kind: 'withdrawn' }
          : { kind: 'changed', words: input.words },
      conversation,
    );
  },
});

/** A reader writes down what was said, or reads over what somebody confirmed. */
export const readOver = action({
  name: 'voice.read-over',
  allow: 'anyone',
  input: z.object({
    link: z.string(),
    contribution: z.uuid(),
    version: z.coerce.number().int(),
    step: z.enum(['write', 'approve', 'refuse']),
    transcript: z.string().trim().max(MAX_TRANSCRIPT_CHARACTERS),
    words: z.string().trim().max(MAX_STATEMENT_CHARACTERS),
    /** In Dutch, where it was said in another language. */
    dutch: z.string().trim().max(MAX_STATEMENT_CHARACTERS),
    reason: z.enum(REFUSAL_REASONS).nullable(),
  }),
  run: async ({ tx, app, now }, input): Promise<Result<null, OwnWordsRefusal>> => {
    const reader = await findReaderByLink(tx, hashToken(input.link));
    if (!reader) return refuse('not-found');
    const contribution = await findContribution(tx, app, { id: input.contribution });
    if (contribution?.conversation !== reader.conversation) return refuse('not-found');
    if (contribution.version !== input.version) return refuse('changed');
    const conversation = await findConversation(tx, { id: contribution.conversation });
    if (!conversation) return refuse('not-found');
    const event = eventOfReader(reader.id, input);
    if (typeof event === 'string') return refuse(event);
    const recorded = await record({ tx, app, now }, contribution, event, conversation);
    const { statement, language } = contribution;
    if (recorded.ok && event.kind === 'approved' && statement)
      await actingAs(tx, { systemTask: { name: 'voice' } }, async () => {
        await saveStatementText(tx, statement, language, contribution.words ?? '');
        if (language !== 'nl' && input.dutch) await saveStatementText(tx, statement, 'nl', input.dutch);
      });
    return recorded;
  },
});

function eventOfReader(
  by: string,
  {
    step,
    transcript,
    words: said,
    reason,
  }: { step: string; transcript: string; words: string; reason: (typeof REFUSAL_REASONS)[number] | null },
): ContributionEvent | 'nothing-written' | 'no-reason' {
  if (step === 'approve') return { kind: 'approved', by };
  if (step === 'refuse') return reason === null ? 'no-reason' : { kind: 'refused', by, reason };
  if (!transcript && !said) return 'nothing-written';
  return { kind: 'written', by, transcript: transcript || said, words: said || null };
}
