import type { Newcomer } from '#core/access/actor.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import type { Initiative } from '#features/directory';

/** Another place that suits somebody, as a feature above this one finds it. */
export interface OtherPlace {
  initiative: Initiative;
  /** When, where, how far, what it costs, and why it fits: short lines in the reader's language. */
  lines: string[];
  /** The id of the weekly time that suits them. */
  time: string | undefined;
}

/** Finds places that suit who asks, the best first. The application gives it: suggestions are made above placements. */
export type FindOtherPlaces = (ctx: RequestContext<Newcomer>) => Promise<OtherPlace[]>;
