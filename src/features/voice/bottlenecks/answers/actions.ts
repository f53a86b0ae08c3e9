import { z } from 'zod';
import { type ActionContext, action } from '#core/access/action.ts';
import type { StaffMember } from '#core/access/actor.ts';
import type { Tx } from '#core/db/connection.ts';
import { actingAs } from '#core/db/rls-context.ts';
import { isInterfaceLanguage } from '#core/i18n/languages.ts';
import { deterministicId, formSource } from '#core/private-links.ts';
import { ok, type Result, refuse } from '#core/result.ts';
import { amsterdamDate, isCalendarDay } from '#core/time/amsterdam.ts';
import { actingMunicipalities, signalQuestions, takeUpQuestion } from '#features/signals';
import { askableTenants } from '../model/follow-up-queries.ts';
import {
  addBottleneck,
  addBottleneckTexts,
  addEventAudio,
  addEventTexts,
  findBottleneck,
  recordBottleneckEvent,
} from '../model/queries.ts';
import {
  BOTTLENECK_ANSWERS,
  type Bottleneck,
  type BottleneckEventDetail,
  type BottleneckText,
  MAX_ANSWER_CHARACTERS,
  MAX_BOTTLENECK_CHARACTERS,
  MAX_OWNER_CHARACTERS,
  PAUSE_REASONS,
  REOPENED_TERM_WEEKS,
  SOLUTION_STEPS,
  TERM_WEEKS,
  USUAL_TERM_WEEKS,
} from '../model/rules.ts';
import { answersOf } from '../model/standing.ts';
import { audioKind, MAX_VOICE_BYTES } from './rules.ts';
import { findSource } from './sources.ts';

type PolicyContext = ActionContext<StaffMember>;

/** A bottleneck of the own municipality, not of another one that is public too. */
async function ownBottleneck(tx: Tx, actor: StaffMember, id: string): Promise<Bottleneck | undefined> {
  const found = await findBottleneck(tx, id);
  return found?.tenant === actor.tenant.id ? found : undefined;
}

const languageCode = z.string().refine(isInterfaceLanguage);
const terms = z.coerce.number().refine((weeks) => TERM_WEEKS.some((known) => known === weeks));

/**
 * Takes something up: what stands in the way, who answers, and in which term. From then on everybody sees it. What signals asked
 * has its clock there from then on, and is due no later than it was promised before.
 */
export const takeUpBottleneck = action({
  name: 'voice.take-up-bottleneck',
  allow: 'policy',
  input: z.object({
    idempotencyKey: formSource,
    source: z.string().max(60),
    municipality: z.string().max(10),
    words: z.string().trim(),
    language: languageCode,
    owner: z.string().trim(),
    termWeeks: terms,
  }),
  run: async ({ tx, app, actor, now }, input) => {
    if (!input.words) return refuse('no-words');
    if (!input.owner) return refuse('no-owner');
    if (input.words.length > MAX_BOTTLENECK_CHARACTERS || input.owner.length > MAX_OWNER_CHARACTERS)
      return refuse('too-long');
    const tenant = actor.tenant.id;
    if (!(await actingMunicipalities(tx)).includes(input.municipality)) return refuse('not-found');
    const source = await findSource(tx, tenant, input.source, input.language);
    if (!source) return refuse('not-found');
    const id = await addBottleneck(
      tx,
      {
        id: deterministicId(app, 'bottleneck', input.idempotencyKey),
        tenant,
        municipality: source.municipality ?? input.municipality,
        // What somebody said keeps their words and their language; what is typed here stands beside it.
        language: source.language ?? input.language,
        texts: [
          ...source.texts.filter(({ language }) => language !== input.language),
          { language: input.language, words: input.words, reviewed: true },
        ],
        source: source.source,
        agreed: source.agreed,
      },
      now,
    );
    const adopted = await adopt({ tx, actor, now }, id, input);
    return adopted.ok ? ok(adopted.value) : refuse(adopted.refusal);
  },
});

async function adopt(
  { tx, actor, now }: Pick<PolicyContext, 'tx' | 'actor' | 'now'>,
  id: string,
  { owner, termWeeks }: { owner: string; termWeeks: number },
): Promise<Result<string, 'not-found' | 'changed-elsewhere' | 'not-now'>> {
  const known = await ownBottleneck(tx, actor, id);
  if (!known) return refuse('not-found');
  if (known.events.some(({ kind }) => kind === 'adopted')) return ok(id);
  let promisedOn: string | undefined;
  if (known.source.kind === 'signal' && known.source.id) {
    const [question] = await signalQuestions(tx, { id: known.source.id, tenant: actor.tenant.id });
    promisedOn = question?.promisedOn;
    if (!(await takeUpQuestion(tx, known.source.id, id))) return refuse('changed-elsewhere');
  }
  const adopted = await recordBottleneckEvent(
    tx,
    id,
    { kind: 'adopted', owner, termWeeks, promisedOn },
    { at: now },
  );
  return adopted.ok ? ok(id) : adopted;
}

/** Takes up what was proposed by a panel, a table or a newcomer. */
export const adoptBottleneck = action({
  name: 'voice.adopt-bottleneck',
  allow: 'policy',
  input: z.object({ bottleneck: z.uuid(), owner: z.string().trim(), termWeeks: terms }),
  run: async (context, { bottleneck, owner, termWeeks }) => {
    if (!owner) return refuse('no-owner');
    if (owner.length > MAX_OWNER_CHARACTERS) return refuse('too-long');
    const adopted = await adopt(context, bottleneck, { owner, termWeeks });
    return adopted.ok ? ok(adopted.value) : refuse(adopted.refusal);
  },
});

/** Answers in plain words. A later answer stands above it, and nothing is taken away. */
export const answerBottleneck = action({
  name: 'voice.answer-bottleneck',
  allow: 'policy',
  input: z.object({
    idempotencyKey: formSource,
    bottleneck: z.uuid(),
    after: z.int32(),
    kind: z.enum(BOTTLENECK_ANSWERS),
    by: z.string().max(20),
    handedTo: z.string().trim(),
    handedTenant: z.string().max(40),
    language: languageCode,
    words: z.string().trim(),
    /** The same in the language in which the bottleneck was said; empty: somebody writes it later. */
    ownWords: z.string().trim(),
  }),
  run: async ({ tx, app, actor, now }, input) => {
    const known = await ownBottleneck(tx, actor, input.bottleneck);
    if (!known) return refuse('not-found');
    if (!input.words) return refuse('no-words');
    if (Math.max(input.words.length, input.ownWords.length) > MAX_ANSWER_CHARACTERS)
      return refuse('too-long');
    const { kind, by } = input;
    const id = deterministicId(app, 'bottleneck-answer', input.idempotencyKey);
    if (known.events.some((event) => event.id === id)) return ok(id);
    if (kind === 'will-do' && (!isCalendarDay(by) || by < amsterdamDate(now))) return refuse('no-date');
    let detail: BottleneckEventDetail;
    if (kind === 'will-do') detail = { kind: 'answered', answer: kind, by };
    else if (kind === 'not-ours') {
      const handed = await handOver(tx, known, input, now);
      if (!handed) return refuse('no-receiver');
      detail = { kind: 'answered', answer: kind, ...handed };
    } else detail = { kind: 'answered', answer: kind };
    const texts: BottleneckText[] = [{ language: input.language, words: input.words, reviewed: true }];
    if (input.ownWords && known.language !== input.language)
      texts.push({ language: known.language, words: input.ownWords, reviewed: true });
    const recorded = await recordBottleneckEvent(tx, known.id, detail, {
      id,
      at: now,
      texts,
      after: input.after,
    });
    return recorded.ok ? ok(recorded.value) : refuse(recorded.refusal);
  },
});

/**
 * Hands a bottleneck to somebody else. Of another tenant here it is open at once, with a clock of its own.
 * @returns to whom, in words; undefined when nobody was named
 */
async function handOver(
  tx: Tx,
  known: Bottleneck,
  { handedTo, handedTenant }: { handedTo: string; handedTenant: string },
  now: Date,
): Promise<{ handedTo: string; handedBottleneck?: string } | undefined> {
  const receiver = (await askableTenants(tx)).find(
    ({ id }) => id === handedTenant && handedTenant !== known.tenant,
  );
  if (!receiver) return handedTo ? { handedTo: handedTo.slice(0, MAX_OWNER_CHARACTERS) } : undefined;
  const name = receiver.name.slice(0, MAX_OWNER_CHARACTERS);
  const handedBottleneck = await actingAs(tx, { systemTask: { name: 'voice' } }, async () => {
    const municipality = receiver.municipalities.includes(known.municipality)
      ? known.municipality
      : (receiver.municipalities[0] ?? known.municipality);
    const opened = await addBottleneck(
      tx,
      {
        id: crypto.randomUUID(),
        tenant: receiver.id,
        municipality,
        language: known.language,
        texts: known.texts,
        source: { kind: 'handed', id: known.id },
        handedFrom: known.id,
      },
      now,
    );
    await recordBottleneckEvent(
      tx,
      opened,
      { kind: 'adopted', owner: name, termWeeks: USUAL_TERM_WEEKS },
      { at: now },
    );
    return opened;
  });
  return { handedTo: name, handedBottleneck };
}

/** Writes down another step: who answers now, that the clock stands still and why, or how far a solution is. */
export const recordStep = action({
  name: 'voice.record-bottleneck-step',
  allow: 'policy',
  input: z.object({
    idempotencyKey: formSource,
    bottleneck: z.uuid(),
    after: z.int32(),
    step: z.enum(['owner', 'paused', 'resumed', 'reopened', ...SOLUTION_STEPS]),
    owner: z.string().trim(),
    reason: z.string().max(20),
    people: z.string().trim().max(9),
    language: languageCode,
    words: z.string().trim(),
  }),
  run: async ({ tx, app, actor, now }, input) => {
    const known = await ownBottleneck(tx, actor, input.bottleneck);
    if (!known) return refuse('not-found');
    const { step, owner, words, language } = input;
    if (words.length > MAX_ANSWER_CHARACTERS || owner.length > MAX_OWNER_CHARACTERS)
      return refuse('too-long');
    const detail = detailOfStep(input);
    if (!detail) return refuse(step === 'owner' ? 'no-owner' : step === 'paused' ? 'no-reason' : 'too-few');
    if ((step === 'reopened' || SOLUTION_STEPS.some((each) => each === step)) && !words)
      return refuse('no-words');
    const recorded = await recordBottleneckEvent(tx, known.id, detail, {
      id: deterministicId(app, 'bottleneck-step', input.idempotencyKey),
      at: now,
      after: input.after,
      texts: words ? [{ language, words, reviewed: true }] : [],
    });
    return recorded.ok ? ok(recorded.value) : refuse(recorded.refusal);
  },
});

function detailOfStep({
  step,
  owner,
  reason: asked,
  people,
}: {
  step: 'owner' | 'paused' | 'resumed' | 'reopened' | (typeof SOLUTION_STEPS)[number];
  owner: string;
  reason: string;
  people: string;
}): BottleneckEventDetail | undefined {
  switch (step) {
    case 'owner':
      return owner ? { kind: step, owner } : undefined;
    case 'paused': {
      const reason = PAUSE_REASONS.find((known) => known === asked);
      return reason && { kind: step, reason };
    }
    case 'reopened':
      return { kind: step, termWeeks: REOPENED_TERM_WEEKS };
    case 'measured': {
      if (!people) return { kind: step };
      const count = Number(people);
      // A figure about fewer than ten people is about somebody.
      return Number.isInteger(count) && count >= 10 ? { kind: step, people: count } : undefined;
    }
    default:
      return { kind: step };
  }
}

/** Writes the bottleneck, or something that was said about it, in another language. */
export const translateBottleneck = action({
  name: 'voice.translate-bottleneck',
  allow: 'policy',
  input: z.object({
    bottleneck: z.uuid(),
    /** The event; empty: the bottleneck itself. */
    event: z.string().max(40),
    language: languageCode,
    words: z.string().trim(),
    reviewed: z.boolean(),
  }),
  run: async ({ tx, actor, now }, { bottleneck, event, language, words, reviewed }) => {
    const known = await ownBottleneck(tx, actor, bottleneck);
    if (!known) return refuse('not-found');
    if (!words) return refuse('no-words');
    if (words.length > (event ? MAX_ANSWER_CHARACTERS : MAX_BOTTLENECK_CHARACTERS)) return refuse('too-long');
    const text = { language, words, reviewed };
    if (!event) await addBottleneckTexts(tx, known.id, [text], now);
    else if (known.events.some(({ id }) => id === event)) await addEventTexts(tx, event, [text], now);
    else return refuse('not-found');
    return ok(null);
  },
});

/** Adds a voice that says an answer aloud. */
export const speakAnswer = action({
  name: 'voice.speak-answer',
  allow: 'policy',
  input: z.object({
    bottleneck: z.uuid(),
    event: z.uuid(),
    language: languageCode,
    sound: z.instanceof(Buffer).nullable(),
  }),
  run: async ({ tx, actor, now }, { bottleneck, event, language, sound }) => {
    const known = await ownBottleneck(tx, actor, bottleneck);
    if (!known || !answersOf(known).some(({ id }) => id === event)) return refuse('not-found');
    if (!sound || sound.length === 0) return refuse('no-sound');
    if (sound.length > MAX_VOICE_BYTES) return refuse('sound-too-long');
    const contentType = audioKind(sound);
    if (!contentType) return refuse('no-sound');
    await addEventAudio(tx, event, { language, contentType, content: sound }, now);
    return ok(null);
  },
});
