import type { Bottleneck, BottleneckEvent, BottleneckEventKind, BottleneckStanding } from '../model/rules.ts';

/** The way of a bottleneck, from the first sentence to what changed. */
export const WAY = [
  'proposed',
  'adopted',
  'gathered',
  'weighed',
  'decided',
  'answered',
  'followed-up',
  'measured',
] as const satisfies readonly BottleneckEventKind[];
export type WayStep = (typeof WAY)[number];

/** One step of the way, with the last time that it was taken; undefined: not yet. */
export interface StepOfWay {
  step: WayStep;
  event: BottleneckEvent | undefined;
}

/** The way with what was taken of it. */
export const wayOf = ({ events }: Pick<Bottleneck, 'events'>): StepOfWay[] =>
  WAY.map((step) => ({ step, event: events.findLast(({ kind }) => kind === step) }));

/** What people said of the answer that counts now, as it was published last. */
export const publishedHelp = (
  { events }: Pick<Bottleneck, 'events'>,
  { answer }: Pick<BottleneckStanding, 'answer'>,
): (BottleneckEvent & { kind: 'followed-up' }) | undefined =>
  events.findLast(
    (event): event is BottleneckEvent & { kind: 'followed-up' } =>
      event.kind === 'followed-up' && event.about === answer?.id,
  );

/** Whether somebody can say on this day whether the answer helped. */
export const isAsked = ({ followUpFrom }: Pick<BottleneckStanding, 'followUpFrom'>, today: string): boolean =>
  followUpFrom !== null && followUpFrom <= today;

/** So many answers a browser remembers that it was asked about. */
const REMEMBERED_ANSWERS = 40;
/** An answer is remembered by the beginning of its id. */
const MARK_CHARACTERS = 8;

/** Whether this browser said something of an answer before, by its cookie. */
export const wasSaid = (cookie: string, answer: string): boolean =>
  cookie.split('.').includes(answer.slice(0, MARK_CHARACTERS));

/** The cookie with one more answer; the oldest is forgotten. */
export const withSaid = (cookie: string, answer: string): string =>
  [...cookie.split('.').filter((mark) => /^[0-9a-f]{8}$/.test(mark)), answer.slice(0, MARK_CHARACTERS)]
    .slice(-REMEMBERED_ANSWERS)
    .join('.');
