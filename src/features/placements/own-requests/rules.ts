import { amsterdamDate } from '#core/time/amsterdam.ts';
import type { PlacementRequest } from '../model/requests.ts';
import { OPEN_STATES, type PlacementState } from '../model/rules.ts';

/** The page of the requests of a newcomer, after the language. */
export const REQUESTS_PATH = '/requests';

/** The steps that somebody takes with one tap on the page of their requests. */
export const OWN_STEPS = ['accept', 'withdraw', 'rejoin', 'start', 'end', 'feedback'] as const;
export type OwnStepKind = (typeof OWN_STEPS)[number];

/** How it was, as three faces say it. */
export const HOW_IT_WAS = ['good', 'so-so', 'not'] as const;

/** Why an initiative said no or stopped. */
export const REASONS = [
  'full',
  'level',
  'time',
  'group',
  'paused',
  'not-reached',
  'not-come',
  'other',
] as const;

/** Is this request under way, so that it can be corrected and stopped? */
export const isOpen = ({ state }: Pick<PlacementRequest, 'state'>): boolean =>
  (OPEN_STATES as readonly PlacementState[]).includes(state);

/** Did the answer not come on the day that was promised? */
export const isLate = (
  { state, promisedOn }: Pick<PlacementRequest, 'state' | 'promisedOn'>,
  now: Date,
): boolean => state === 'asked' && promisedOn < amsterdamDate(now);

/** Does somebody look for another place now: the answer is late, or it became nothing here? */
export const seeksElsewhere = (
  request: Pick<PlacementRequest, 'state' | 'promisedOn' | 'stateAt'>,
  now: Date,
): boolean =>
  isLate(request, now) ||
  (['declined', 'lapsed', 'stopped'].includes(request.state) &&
    now.getTime() - request.stateAt.getTime() < SEEKS_DAYS * 86_400_000);

/** So long after an end another place is suggested beside it. */
const SEEKS_DAYS = 30;

/** A state as it is shown: what was just sent is asked. */
export type ShownState = Exclude<PlacementState, 'new'>;
export const shownState = ({ state }: Pick<PlacementRequest, 'state'>): ShownState =>
  state === 'new' ? 'asked' : state;
