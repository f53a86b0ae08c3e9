import { z } from 'zod';
import { type ActionContext, action } from '#core/access/action.ts';
import type { StaffMember } from '#core/access/actor.ts';
import { interfaceLanguages } from '#core/i18n/languages.ts';
import { deterministicId, formSource } from '#core/private-links.ts';
import { ok, refuse } from '#core/result.ts';
import { amsterdamDate, isCalendarDay } from '#core/time/amsterdam.ts';
import { SPOKEN_LANGUAGES } from '#features/vocabulary/rules.ts';
import { recordEvent } from '../clock/record-event.ts';
import { containsBsn } from '../model/bsn.ts';
import { findCase, findEvents } from '../model/queries.ts';
import { ANSWER_SOURCES, readValue, standingAt, standings } from './answers.ts';
import { loadIntake } from './load-intake.ts';
import { addAnswer, addReadBack, addSitting, findAnswers, markTold } from './queries.ts';
import { isIntakeQuestion, MAX_WORDS_LENGTH } from './questions.ts';
import { type DeskAnswer, recordDeskAnswers } from './record-answers.ts';
import {
  absence,
  completionGaps,
  INTERPRETER_KINDS,
  OTHERS_PRESENT,
  READ_BACK_VERDICTS,
  READ_BACK_WAYS,
  SITTING_PLACES,
} from './rules.ts';

export const caseDay = z.string().refine(isCalendarDay);
const MAX_SEEN = 50;

/** A question with what was filled in, as a form sends it. */
export const sentAnswer = z.object({
  question: z.string().refine(isIntakeQuestion),
  choices: z.array(z.string().max(40)).max(40),
  words: z.string().max(MAX_WORDS_LENGTH).optional(),
  seen: z.array(z.uuid()).max(MAX_SEEN),
});

type Caseworker = ActionContext<StaffMember>;

/** The case, while something can still be written in it. */
export async function caseToWriteIn({ tx, app }: Pick<Caseworker, 'tx' | 'app'>, id: string) {
  const file = await findCase(tx, app, id);
  return file && file.closedAt === null ? file : undefined;
}

/** Nothing happens on a day that has not come yet. */
export const isPast = (day: string, now: Date): boolean => day <= amsterdamDate(now);

/** The answers of a form, checked; or why they are not stored. */
export function checkedAnswers(
  sent: readonly z.infer<typeof sentAnswer>[],
): DeskAnswer[] | 'not-an-answer' | 'bsn' {
  const answers: DeskAnswer[] = [];
  for (const { question, choices, words, seen } of sent) {
    if (words && containsBsn(words)) return 'bsn';
    const value = isIntakeQuestion(question) ? readValue(question, { choices, words }) : undefined;
    if (!value || !isIntakeQuestion(question)) return 'not-an-answer';
    answers.push({ question, value, seen });
  }
  return answers;
}

/** Stores what changed in the form of a topic. */
export const saveTopic = action({
  name: 'casework.save_topic',
  allow: 'caseworker',
  input: z.object({
    once: formSource,
    caseId: z.uuid(),
    source: z.enum(ANSWER_SOURCES),
    day: caseDay,
    answers: z.array(sentAnswer).max(40),
  }),
  run: async ({ tx, app, actor, now }, { once, caseId, source, day, answers }) => {
    if (!(await caseToWriteIn({ tx, app }, caseId))) return refuse('no-case');
    if (!isPast(day, now)) return refuse('future-day');
    const checked = checkedAnswers(answers);
    if (typeof checked === 'string') return refuse(checked);
    const recording = { tx, app, by: actor, caseId, once, source, day, via: 'desk', now } as const;
    return ok(await recordDeskAnswers(recording, checked));
  },
});

/** Chooses between two answers: a third takes the place of both, and says what one of them said. */
export const chooseAnswer = action({
  name: 'casework.choose_answer',
  allow: 'caseworker',
  input: z.object({
    caseId: z.uuid(),
    question: z.string().refine(isIntakeQuestion),
    answer: z.uuid(),
    seen: z.array(z.uuid()).min(2).max(MAX_SEEN),
  }),
  run: async ({ tx, app, actor, now }, { caseId, question, answer, seen }) => {
    if (!(await caseToWriteIn({ tx, app }, caseId)) || !isIntakeQuestion(question)) return refuse('no-case');
    const { conflict, heads } = standingAt(standings(await findAnswers(tx, app, caseId)), question);
    const chosen = conflict.find(({ id }) => id === answer);
    // Somebody chose already, or a third answer came in: the page shows it first.
    if (!chosen || heads.length !== seen.length || !heads.every((id) => seen.includes(id)))
      return refuse('changed');
    const application = ['intake-choice', caseId, question, ...heads, answer] as const;
    const id = deterministicId(app, 'intake-answer', { application });
    const choice = { id, caseId, question, value: chosen.value, source: chosen.source, day: chosen.day };
    await addAnswer(tx, app, actor, { ...choice, via: 'desk', saidAt: now, replaces: heads }, now);
    return ok(null);
  },
});

/** Somebody read that another answer took the place of theirs. */
export const seeOverruled = action({
  name: 'casework.see_overruled',
  allow: 'caseworker',
  input: z.object({ answer: z.uuid() }),
  run: async ({ tx, actor, now }, { answer }) => {
    await markTold(tx, actor, answer, now);
    return ok(null);
  },
});

export const sittingFields = {
  day: caseDay,
  place: z.enum(SITTING_PLACES),
  alone: z.boolean(),
  present: z.array(z.enum(OTHERS_PRESENT)).max(OTHERS_PRESENT.length),
  interpreter: z.enum(INTERPRETER_KINDS),
  interpreterLanguage: z.enum(SPOKEN_LANGUAGES).nullable(),
};

/** Opens a conversation: the right to have it alone was said, and this is what the newcomer chose. */
export const openSitting = action({
  name: 'casework.open_sitting',
  allow: 'caseworker',
  input: z.object({ once: formSource, caseId: z.uuid(), told: z.boolean(), ...sittingFields }),
  run: async ({ tx, app, actor, now }, { once, caseId, told, ...sitting }) => {
    if (!(await caseToWriteIn({ tx, app }, caseId))) return refuse('no-case');
    if (!told) return refuse('not-told-alone');
    if (!isPast(sitting.day, now)) return refuse('future-day');
    if (sitting.interpreter !== 'none' && !sitting.interpreterLanguage) return refuse('no-language');
    const id = deterministicId(app, 'intake-sitting', once);
    const added = await addSitting(
      tx,
      app,
      actor,
      { id, caseId, toldAloneAt: now, toldBy: actor.name, saidAt: now, ...sitting },
      now,
    );
    if (added) await recordSittingEvent({ tx, app, actor, now }, { id, caseId, told, ...sitting });
    return ok(null);
  },
});

/** A conversation as an event of the case; it has the id of the conversation, so that it is there once. */
export const recordSittingEvent = (
  { tx, app, actor, now }: Caseworker,
  sitting: { id: string; caseId: string; day: string; told: boolean; alone: boolean; interpreter: string },
): Promise<boolean> =>
  recordEvent(
    tx,
    app,
    actor,
    {
      id: sitting.id,
      caseId: sitting.caseId,
      kind: 'intake-held',
      day: sitting.day,
      data: {
        toldAlone: sitting.told,
        alone: sitting.alone,
        interpreter: sitting.interpreter !== 'none',
      },
      source: 'guide',
    },
    now,
  );

const score = z.number().min(0).max(1000).optional();

/** Records what DUO's learnability test says, or on which ground of the law it was skipped. */
export const recordTest = action({
  name: 'casework.record_learnability',
  allow: 'caseworker',
  input: z.object({
    once: formSource,
    caseId: z.uuid(),
    day: caseDay,
    outcome: z.enum(['feasible', 'not-feasible', 'unknown', 'visual', 'auditory', 'other']),
    score,
    needed: score,
  }),
  run: async ({ tx, app, actor, now }, { once, caseId, day, outcome, score, needed }) => {
    if (!(await caseToWriteIn({ tx, app }, caseId))) return refuse('no-case');
    if (!isPast(day, now)) return refuse('future-day');
    const id = deterministicId(app, 'learnability', once);
    const skipped = outcome === 'visual' || outcome === 'auditory' || outcome === 'other';
    const event = skipped
      ? ({ kind: 'learnability-skipped', data: { ground: outcome }, source: 'municipality' } as const)
      : ({
          kind: 'learnability-result',
          data: {
            result: outcome,
            ...(score === undefined ? {} : { score }),
            ...(needed === undefined ? {} : { needed }),
          },
          source: 'duo',
        } as const);
    // A later result takes the place of the one before: a test can be registered anew.
    const before = (await findEvents(tx, app, caseId)).findLast(
      ({ kind }) => kind === 'learnability-result' || kind === 'learnability-skipped',
    );
    const replaces = before && before.id !== id ? { replaces: before.id } : {};
    await recordEvent(tx, app, actor, { id, caseId, day, ...event, ...replaces }, now);
    return ok(null);
  },
});

/** The summary was read back in the newcomer's language: what they said to it. */
export const recordReadBack = action({
  name: 'casework.record_read_back',
  allow: 'caseworker',
  input: z.object({
    once: formSource,
    caseId: z.uuid(),
    language: z.enum(interfaceLanguages.map(({ code }) => code)),
    how: z.enum(READ_BACK_WAYS),
    verdict: z.enum(READ_BACK_VERDICTS),
    words: z.string().trim().max(MAX_WORDS_LENGTH),
    shown: z.array(z.uuid()).max(200),
  }),
  run: async ({ tx, app, actor, now }, { once, caseId, shown, ...readBack }) => {
    if (!(await caseToWriteIn({ tx, app }, caseId))) return refuse('no-case');
    if (containsBsn(readBack.words)) return refuse('bsn');
    const id = deterministicId(app, 'intake-read-back', once);
    await addReadBack(tx, app, actor, { id, caseId, at: now, answers: shown, ...readBack });
    return ok(null);
  },
});

/** Completes the intake: with the newcomer, or in absence after three summonses. */
export const completeIntake = action({
  name: 'casework.complete_intake',
  allow: 'caseworker',
  input: z.object({ once: formSource, caseId: z.uuid(), inAbsence: z.boolean(), day: caseDay }),
  run: async ({ tx, app, actor, now }, { once, caseId, inAbsence, day }) => {
    const file = await caseToWriteIn({ tx, app }, caseId);
    if (!file) return refuse('no-case');
    if (!isPast(day, now)) return refuse('future-day');
    const intake = await loadIntake(tx, app, file);
    const gaps = completionGaps(intake);
    if (gaps.some(({ kind }) => kind === 'completed')) return ok(null);
    if (inAbsence ? !absence(intake.facts).may : gaps.length > 0) return refuse('not-yet');
    const id = deterministicId(app, 'intake-completed', once);
    const event = { id, caseId, kind: 'intake-completed', day, data: { inAbsence } } as const;
    await recordEvent(tx, app, actor, { ...event, source: 'municipality' }, now);
    return ok(null);
  },
});
