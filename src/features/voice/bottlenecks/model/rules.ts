import type { ClosedDay } from '#core/time/holiday-calendar.ts';
import type { TextsByLanguage } from '../../model/rules.ts';

/** Where a bottleneck comes from: `staff` wrote it down by hand, `handed` comes from another tenant. */
export const BOTTLENECK_SOURCES = [
  'statement',
  'table',
  'signal',
  'proposal',
  'panel',
  'staff',
  'handed',
] as const;
export type BottleneckSourceKind = (typeof BOTTLENECK_SOURCES)[number];

export interface BottleneckSource {
  kind: BottleneckSourceKind;
  /** The id of the statement, of the question of signals, of the bottleneck that was handed on … */
  id?: string | undefined;
}

/** Why a clock may stand still: nothing else stops it. */
export const PAUSE_REASONS = ['others', 'council', 'budget', 'election', 'research'] as const;
export type PauseReason = (typeof PAUSE_REASONS)[number];

/** What an answer can be: each is an end, or a promise, of its own. */
export const BOTTLENECK_ANSWERS = ['done', 'will-do', 'no', 'not-ours'] as const;
export type BottleneckAnswer = (typeof BOTTLENECK_ANSWERS)[number];

/** The steps from a solution to what came of it, beside the answers. */
export const SOLUTION_STEPS = ['gathered', 'weighed', 'decided', 'measured'] as const;
export type SolutionStep = (typeof SOLUTION_STEPS)[number];

/** The terms in which an answer can be promised, in weeks. */
export const TERM_WEEKS = [2, 4, 6, 8, 13, 26] as const;
export const USUAL_TERM_WEEKS = 6;
/** Who hears that it did not help answers again within so many weeks. */
export const REOPENED_TERM_WEEKS = 4;
/** So many weeks after it was done everybody is asked whether it helped. */
export const FOLLOW_UP_WEEKS = 8;
/** So many people say that it did not help, and it is open again. */
export const REOPENING_PEOPLE = 10;

export const MAX_OWNER_CHARACTERS = 80;
export const MAX_ANSWER_CHARACTERS = 2000;
export const MAX_BOTTLENECK_CHARACTERS = 280;

/** What happened, as it is written down; it never changes. */
export type BottleneckEventDetail =
  /** `people` of `of` agreed, by published figures. */
  | { kind: 'proposed'; agreed?: { people: number; of: number } | undefined }
  /** `promisedOn`: a day that was promised before; the answer is due then at the latest. */
  | { kind: 'adopted'; owner: string; termWeeks: number; promisedOn?: string | undefined }
  | { kind: 'owner'; owner: string }
  | { kind: 'paused'; reason: PauseReason }
  | { kind: 'resumed' }
  | { kind: 'answered'; answer: 'done' | 'no' }
  | { kind: 'answered'; answer: 'will-do'; by: string }
  | { kind: 'answered'; answer: 'not-ours'; handedTo: string; handedBottleneck?: string | undefined }
  /** How many people said of an answer that it helped, and that it did not, in tens. */
  | { kind: 'followed-up'; about: string; helped: number; notHelped: number }
  /** `about`: the answer of which people said that it did not help; without: staff opened it again. */
  | {
      kind: 'reopened';
      about?: string | undefined;
      helped?: number | undefined;
      notHelped?: number | undefined;
      termWeeks: number;
    }
  | { kind: 'gathered' | 'weighed' | 'decided' }
  | { kind: 'measured'; people?: number | undefined };

export type BottleneckEventKind = BottleneckEventDetail['kind'];

/** One text of an event or a bottleneck. */
export interface BottleneckText {
  language: string;
  words: string;
  /** Somebody who speaks the language read it. */
  reviewed: boolean;
}

/** An event with the moment and the words. */
export type BottleneckEvent = BottleneckEventDetail & {
  id: string;
  /** Its place in what happened, from 1. */
  number: number;
  at: Date;
  texts: BottleneckText[];
  /** The languages in which a person says it aloud. */
  audioLanguages: string[];
};

/** A bottleneck with everything that happened, the earliest first. */
export interface Bottleneck {
  id: string;
  tenant: string;
  municipality: string;
  /** The language in which it was said first. */
  language: string;
  source: BottleneckSource;
  /** The bottleneck of another tenant out of which it came. */
  handedFrom: string | null;
  texts: BottleneckText[];
  events: BottleneckEvent[];
}

/** How a bottleneck stands. The last four are ends of their own, or promises; they are never added up. */
export const BOTTLENECK_STATES = [
  'proposed',
  'waiting',
  'paused',
  'will-do',
  'done',
  'no',
  'not-ours',
] as const;
export type BottleneckState = (typeof BOTTLENECK_STATES)[number];

/** The states of what was taken up, in the order in which people want to know them. */
export const ADOPTED_STATES = BOTTLENECK_STATES.filter((state) => state !== 'proposed');
export type AdoptedState = Exclude<BottleneckState, 'proposed'>;

/** How a bottleneck stands on a day. */
export interface BottleneckStanding {
  state: BottleneckState;
  /** It was answered before, and that did not help or was not enough. */
  isReopened: boolean;
  /** Who answers; empty as long as it was not taken up. */
  owner: string;
  /** By when the next answer is due, or what was promised is done; null where nothing is due. */
  dueOn: string | null;
  /** The days over which the calendar moved it. */
  movedOver: ClosedDay[];
  isOverdue: boolean;
  pausedFor: PauseReason | null;
  /** The answer that counts now; of what was reopened the one before. */
  answer: (BottleneckEvent & { kind: 'answered' }) | undefined;
  /** The day from which everybody is asked whether it helped; null where nothing is asked. */
  followUpFrom: string | null;
}

/** Words by language, the latest of each. */
export const textsOf = (texts: readonly BottleneckText[]): TextsByLanguage =>
  Object.fromEntries(texts.map(({ language, words }) => [language, words]));

/** What is missing of an answer in the language in which the bottleneck was said. */
export interface AnswerGap {
  language: string;
  text: boolean;
  audio: boolean;
}

/**
 * Languages that a browser reads aloud well enough, on most telephones; in the others only a person's voice is heard.
 */
const BROWSER_VOICES: readonly string[] = ['nl', 'en', 'ar', 'fr', 'tr', 'uk', 'fa'];

/**
 * What an answer lacks in the language of whoever said the bottleneck first: its words, and a voice. Undefined when it can be
 * read and heard there.
 */
export function answerGap(
  language: string,
  answer: Pick<BottleneckEvent, 'texts' | 'audioLanguages'> | undefined,
): AnswerGap | undefined {
  if (!answer) return undefined;
  const text = !answer.texts.some((each) => each.language === language);
  const audio = !answer.audioLanguages.includes(language) && (text || !BROWSER_VOICES.includes(language));
  return text || audio ? { language, text, audio } : undefined;
}
