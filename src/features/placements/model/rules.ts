/** How somebody who asks for a place is told the answer. */
export const REACH_WAYS = ['call', 'message', 'email', 'guide', 'visit', 'here'] as const;
export type PlacementReach = (typeof REACH_WAYS)[number];

/** A party has at most so many people. */
export const MAX_PARTY = 6;

/** Who takes a step. */
export type StepActor = 'newcomer' | 'initiative' | 'server';

/**
 * The state of a request, as it follows from its steps: `new` before its first step; `asked` → `talk` (first a talk), `waiting`,
 * `offered` → `confirmed` → `started` → `ended`; or `declined` (not possible), `lapsed` (an offer ran out), `stopped` by the
 * initiative, `withdrawn` by who asked.
 */
export const PLACEMENT_STATES = [
  'new',
  'asked',
  'talk',
  'waiting',
  'offered',
  'confirmed',
  'started',
  'declined',
  'lapsed',
  'stopped',
  'withdrawn',
  'ended',
] as const;
export type PlacementState = (typeof PLACEMENT_STATES)[number];

/** The kinds of step. */
export const STEP_KINDS = [
  'ask',
  'talk',
  'queue',
  'offer',
  'confirm',
  'accept',
  'decline',
  'lapse',
  'rejoin',
  'reopen',
  'start',
  'end',
  'feedback',
  'withdraw',
  'stop',
  'remind',
  'suggest',
  'postpone',
  'expire',
] as const;
export type StepKind = (typeof STEP_KINDS)[number];

/** States in which a request is under way; of these a person has at most one with an initiative. */
export const OPEN_STATES = ['new', 'asked', 'talk', 'waiting', 'offered', 'confirmed', 'started'] as const;

/** States in which a place is held for the party. */
export const HOLDING_STATES = ['offered', 'confirmed', 'started'] as const;

type Transition = readonly [by: StepActor, from: readonly PlacementState[], to: PlacementState];

const UNDER_WAY = ['asked', 'talk', 'waiting', 'offered', 'confirmed', 'started'] as const;

/**
 * Which steps there are: who takes one, in which states, and which state follows. The database holds the same as rows of
 * `placement_transition` and enforces it; a test compares the two. With `ask` an initiative that answers automatically confirms
 * at once, or puts the party on the waiting list.
 */
export const TRANSITIONS: Record<StepKind, readonly Transition[]> = {
  ask: [['newcomer', ['new'], 'asked']],
  talk: [['initiative', ['asked', 'waiting'], 'talk']],
  queue: [['initiative', ['asked', 'talk'], 'waiting']],
  offer: [
    ['initiative', ['asked', 'talk', 'waiting'], 'offered'],
    ['server', ['waiting'], 'offered'],
  ],
  confirm: [['initiative', ['asked', 'talk', 'waiting', 'offered'], 'confirmed']],
  accept: [['newcomer', ['offered'], 'confirmed']],
  decline: [['initiative', ['asked', 'talk', 'waiting'], 'declined']],
  lapse: [['server', ['offered'], 'lapsed']],
  rejoin: [['newcomer', ['lapsed'], 'waiting']],
  reopen: [['initiative', ['declined', 'stopped', 'lapsed'], 'asked']],
  start: [
    ['newcomer', ['confirmed'], 'started'],
    ['initiative', ['confirmed'], 'started'],
  ],
  end: [
    ['newcomer', ['confirmed', 'started'], 'ended'],
    ['initiative', ['confirmed', 'started'], 'ended'],
  ],
  feedback: [['newcomer', ['ended'], 'ended']],
  withdraw: [['newcomer', UNDER_WAY, 'withdrawn']],
  stop: [['initiative', UNDER_WAY.slice(1), 'stopped']],
  remind: [['server', ['asked'], 'asked']],
  suggest: [['server', ['asked'], 'asked']],
  postpone: [
    ['initiative', ['asked'], 'asked'],
    ['server', ['asked'], 'asked'],
  ],
  // The consent under it ended: nobody may read the request any more.
  expire: [
    ['server', ['asked', 'talk', 'waiting', 'offered'], 'withdrawn'],
    ['server', ['confirmed', 'started'], 'ended'],
  ],
};

/** The state after a step; undefined when this actor cannot take it in this state. */
export const stateAfter = (
  state: PlacementState,
  kind: StepKind,
  by: StepActor,
): PlacementState | undefined =>
  TRANSITIONS[kind].find(([actor, from]) => actor === by && from.includes(state))?.[2];

/** Why an initiative says no, or ends what was agreed. The words are those of the reader. */
export const DECLINE_REASONS = ['full', 'level', 'time', 'group', 'paused', 'not-reached', 'other'] as const;
export const STOP_REASONS = ['paused', 'not-reached', 'not-come', 'time', 'other'] as const;
export type StepReason = (typeof DECLINE_REASONS)[number] | (typeof STOP_REASONS)[number];

/** How it was, says who came. */
export const OUTCOMES = ['good', 'so-so', 'not'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** So many characters an initiative may write to somebody with its answer. */
export const MAX_WORDS_LENGTH = 500;
