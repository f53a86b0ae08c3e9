import { z } from 'zod';
import { action } from '#core/access/action.ts';
import { deterministicId, formSource } from '#core/private-links.ts';
import { ok, refuse } from '#core/result.ts';
import { amsterdamDate, isCalendarDay } from '#core/time/amsterdam.ts';
import { workingDaysAfter } from '#core/time/working-days.ts';
import { OBSTACLES } from '../model/rules.ts';
import {
  actingMunicipalities,
  addAnswer,
  isAnswered,
  nameOwner,
  openQuestion,
  signalQuestions,
} from '../questions/queries.ts';
import { ANSWER_KINDS, ANSWER_WORKING_DAYS, MAX_ANSWER_WORDS, MAX_OWNER_NAME } from '../questions/rules.ts';

/** A lead or a policy officer puts a question to their own municipality, also before it is counted. */
export const askOwnMunicipality = action({
  name: 'signals.ask-own-municipality',
  allow: 'staff',
  input: z.object({
    idempotencyKey: formSource,
    obstacle: z.enum(OBSTACLES),
    municipality: z.string().max(10),
  }),
  run: async ({ tx, app, actor, now }, { idempotencyKey, obstacle, municipality }) => {
    const { roles, id: tenant } = actor.tenant;
    const codes = await actingMunicipalities(tx);
    if (!(roles.includes('lead') || roles.includes('policy')) || !codes.includes(municipality))
      return refuse('not-yours');
    const id = deterministicId(app, 'signal-question', idempotencyKey);
    const promisedOn = workingDaysAfter(amsterdamDate(now), ANSWER_WORKING_DAYS);
    const question = { id, tenant, municipality, obstacle, openedBy: 'staff' as const, promisedOn };
    if (await openQuestion(tx, question, now)) return ok(id);
    const open = (await signalQuestions(tx, { municipality })).find(
      (known) => known.obstacle === obstacle && (known.id === id || known.answers.length === 0),
    );
    return open ? ok(open.id) : refuse('not-yours');
  },
});

/** Says, in words for everybody, who answers. */
export const nameAnswerer = action({
  name: 'signals.name-answerer',
  allow: 'policy',
  input: z.object({ question: z.uuid(), expectedVersion: z.int32(), name: z.string().trim() }),
  run: async ({ tx }, { question, expectedVersion, name }) => {
    if (name.length > MAX_OWNER_NAME) return refuse('too-long');
    return (await nameOwner(tx, question, expectedVersion, name)) ? ok(null) : refuse('changed-elsewhere');
  },
});

/** Answers a question in plain words; a later answer stands above it, and nothing is taken away. */
export const answerQuestion = action({
  name: 'signals.answer-question',
  allow: 'policy',
  input: z.object({
    idempotencyKey: formSource,
    question: z.uuid(),
    expectedVersion: z.int32(),
    kind: z.enum(ANSWER_KINDS),
    words: z.string().trim(),
    doneBy: z.string().max(20),
    language: z.string().max(8),
  }),
  run: async ({ tx, app, actor, now }, input) => {
    const [question] = await signalQuestions(tx, { id: input.question, tenant: actor.tenant.id });
    // What was taken up as a bottleneck is answered there.
    if (!question || question.takenUpBy !== null) return refuse('not-found');
    if (!input.words) return refuse('no-words');
    if (input.words.length > MAX_ANSWER_WORDS) return refuse('too-long');
    const { kind, doneBy } = input;
    if (kind === 'will-do' && (!isCalendarDay(doneBy) || doneBy < amsterdamDate(now)))
      return refuse('no-date');
    const id = deterministicId(app, 'signal-answer', input.idempotencyKey);
    if (await isAnswered(tx, id)) return ok(null);
    const answer = {
      kind,
      words: input.words,
      language: input.language,
      doneBy: kind === 'will-do' ? doneBy : null,
      answeredAt: now,
    };
    const added = await addAnswer(tx, { question, expectedVersion: input.expectedVersion, id }, answer);
    return added ? ok(null) : refuse('changed-elsewhere');
  },
});
