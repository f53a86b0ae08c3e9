import {
  type AnswerSource,
  type AnswerValue,
  type AnswerWay,
  type IntakeAnswer,
  type IntakeStanding,
  NO_ANSWER,
  sameValue,
  standingAt,
  standings,
} from '../intake/answers.ts';
import { type IntakeQuestion, isIntakeQuestion } from '../intake/questions.ts';
import type {
  AnswerItem,
  CarriedAnswer,
  CarriedCase,
  IntakeItem,
  ItemOutcome,
  TabletReply,
} from './protocol.ts';

/** An item that waits on the tablet. */
export interface QueuedItem {
  item: IntakeItem;
  /** It went out once, and may have arrived: from then on it never changes. */
  attempted: boolean;
  /** The server did not take it: a person has to look. */
  refused?: boolean;
}

/** What a tablet knows. */
export interface TabletState {
  cases: readonly CarriedCase[];
  queue: readonly QueuedItem[];
}

const DAY_MS = 86_400_000;
/**
 * Safari removes what a website keeps after seven days of use without a visit to it. Before five days have passed the tablet says
 * so, with time left to find a network or to save a file.
 */
export const WARN_AFTER_MS = 4 * DAY_MS;
/** A case without anything that waits is forgotten so long after it came along. */
export const FORGET_AFTER_MS = 14 * DAY_MS;

const toAnswer = (answer: CarriedAnswer): IntakeAnswer[] =>
  isIntakeQuestion(answer.question)
    ? [
        {
          id: answer.id,
          question: answer.question,
          value: { choices: answer.choices, words: answer.words },
          source: answer.source as AnswerSource,
          day: answer.day,
          via: answer.via as AnswerWay,
          saidAt: new Date(answer.at),
          by: answer.by,
          account: answer.account,
          replaces: answer.replaces,
        },
      ]
    : [];

/** What stands at each question of a case, with what waits on this tablet. */
export function standingsOnTablet(
  { cases, queue }: TabletState,
  caseId: string,
  me: { name: string; account: string },
): Map<IntakeQuestion, IntakeStanding> {
  const carried = cases.find(({ id }) => id === caseId)?.answers ?? [];
  const waiting = queue.flatMap(({ item }) =>
    item.kind === 'answer' && item.caseId === caseId
      ? toAnswer({ ...item, via: 'tablet', by: me.name, account: me.account })
      : [],
  );
  return standings([...carried.flatMap(toAnswer), ...waiting]);
}

/** An answer that somebody gives on the tablet. */
export interface GivenOnTablet {
  caseId: string;
  question: IntakeQuestion;
  value: AnswerValue;
  source: string;
  day: string;
  at: string;
}

/**
 * The queue after an answer. A question that was answered and did not go out yet is changed where it waits, so that ten taps on
 * boxes are one answer. What went out never changes: a later tap is a later answer over it. Where two answers stand beside each
 * other, an answer here is the choice: it takes the place of both.
 */
export function afterAnswer(
  state: TabletState,
  given: GivenOnTablet,
  me: { name: string; account: string },
  newId: () => string,
): readonly QueuedItem[] {
  const { caseId, question, value, source, day, at } = given;
  const { queue } = state;
  const isMine = ({ item, attempted }: QueuedItem): boolean =>
    !attempted && item.kind === 'answer' && item.caseId === caseId && item.question === question;
  const waiting = queue.find(isMine);
  const others = queue.filter((queued) => queued !== waiting);
  const before = standingAt(standingsOnTablet({ ...state, queue: others }, caseId, me), question);
  const shown = before.answer?.value ?? NO_ANSWER;
  // Back to what stood there: nothing was answered after all.
  if (before.conflict.length === 0 && sameValue(shown, value)) return others;
  const { choices, words } = value;
  const item: AnswerItem = {
    kind: 'answer',
    id: waiting?.item.id ?? newId(),
    caseId,
    question,
    choices,
    ...(words ? { words } : {}),
    source,
    day,
    at,
    replaces: [...before.heads],
  };
  return [...others, { item, attempted: false }];
}

/** The state after a report: what was kept becomes part of its case, what was refused stays and says so. */
export function afterReply(
  { cases, queue }: TabletState,
  reply: Pick<TabletReply, 'outcomes' | 'cases' | 'gone'>,
  me: { name: string; account: string },
): TabletState {
  const outcomes = new Map(reply.outcomes.map((outcome: ItemOutcome) => [outcome.id, outcome.outcome]));
  const kept = queue.filter(({ item }) => outcomes.get(item.id) === 'kept');
  const left = queue
    .filter(({ item }) => outcomes.get(item.id) !== 'kept')
    .map((queued) => (outcomes.get(queued.item.id) === 'refused' ? { ...queued, refused: true } : queued));
  const fresh = new Map(reply.cases.map((carried) => [carried.id, carried]));
  const waitsFor = new Set(left.map(({ item }) => item.caseId));
  const next = cases
    // A case that may not be carried any more goes, unless something of it still waits.
    .filter(({ id }) => !reply.gone.includes(id) || waitsFor.has(id))
    .map((carried) => fresh.get(carried.id) ?? withKept(carried, kept, me));
  const added = reply.cases.filter(({ id }) => !cases.some((carried) => carried.id === id));
  return { cases: [...next, ...added], queue: left };
}

/** A case with what came in of this tablet, until the server tells it anew. */
function withKept(
  carried: CarriedCase,
  kept: readonly QueuedItem[],
  me: { name: string; account: string },
): CarriedCase {
  const own = kept.map(({ item }) => item).filter(({ caseId }) => caseId === carried.id);
  const known = new Set(carried.answers.map(({ id }) => id));
  const answers = own.flatMap((item): CarriedAnswer[] =>
    item.kind === 'answer' && !known.has(item.id)
      ? [{ ...item, via: 'tablet', by: me.name, account: me.account }]
      : [],
  );
  const told = own.filter(({ kind }) => kind === 'sitting').length;
  return { ...carried, told: carried.told + told, answers: [...carried.answers, ...answers] };
}

/** Since when the oldest item waits; null: nothing does. */
export const waitingSince = (queue: readonly QueuedItem[]): string | null =>
  queue
    .map(({ item }) => item.at)
    .sort()
    .at(0) ?? null;

/** How old the oldest item is, and whether it is time to say so aloud. */
export function ageOf(since: string | null, now: number): { days: number; hours: number; warn: boolean } {
  const age = since === null ? 0 : Math.max(0, now - Date.parse(since));
  return {
    days: Math.floor(age / DAY_MS),
    hours: Math.floor((age % DAY_MS) / 3_600_000),
    warn: age >= WARN_AFTER_MS,
  };
}
