import {
  DECLINE_REASONS,
  type PlacementState,
  STOP_REASONS,
  type StepKind,
  type StepReason,
  stateAfter,
} from '../model/rules.ts';

/** So many requests on a page. */
export const INBOX_PAGE_SIZE = 25;

/** What the inbox can show: what waits for an answer, who waits for a place, who has one, and what is over. */
export const inboxFilters = {
  open: ['asked', 'talk'],
  queue: ['waiting'],
  people: ['offered', 'confirmed', 'started'],
  over: ['declined', 'lapsed', 'stopped', 'ended'],
} as const satisfies Record<string, readonly PlacementState[]>;

export type InboxFilter = keyof typeof inboxFilters;

export const INBOX_FILTERS = Object.keys(inboxFilters) as InboxFilter[];

export const isInboxFilter = (text: string): text is InboxFilter => Object.hasOwn(inboxFilters, text);

/** The steps that an initiative takes. */
export const INBOX_STEPS = [
  'offer',
  'confirm',
  'queue',
  'talk',
  'start',
  'end',
  'reopen',
  'decline',
  'stop',
] as const satisfies readonly StepKind[];

export type InboxStep = (typeof INBOX_STEPS)[number];

/** What can be answered now, the step that most take first. */
export const answersIn = (state: PlacementState): InboxStep[] =>
  INBOX_STEPS.filter((kind) => stateAfter(state, kind, 'initiative'));

/** Why it is not possible, or ends: whoever asked reads it in their own language. Other answers need no reason. */
export const ANSWER_REASONS = {
  decline: DECLINE_REASONS,
  stop: STOP_REASONS,
} as const satisfies Partial<Record<InboxStep, readonly StepReason[]>>;

/** The reasons of which one must be chosen with this answer. */
export const reasonsFor = (kind: InboxStep): readonly StepReason[] =>
  kind === 'decline' || kind === 'stop' ? ANSWER_REASONS[kind] : [];

/** Why a place cannot be given now, from the places that there are and those that people have. */
export type PlaceShortage =
  | { kind: 'full'; places: number }
  | { kind: 'party-too-large'; places: number; free: number }
  | { kind: 'never-fits'; places: number };

/** @returns undefined when it fits by now, or places are not counted */
export function placeShortage(
  settings: { places: number | null; held: number },
  party: number,
): PlaceShortage | undefined {
  const { places, held } = settings;
  if (places === null || held + party <= places) return undefined;
  if (party > places) return { kind: 'never-fits', places };
  if (held >= places) return { kind: 'full', places };
  return { kind: 'party-too-large', places, free: places - held };
}

/** Whether a first name is what somebody looks for: any part of it, whatever the case and the accents. */
export function isFound(firstName: string, sought: string): boolean {
  const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return plain(firstName).includes(plain(sought));
}
