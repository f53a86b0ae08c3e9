import type { AppContext } from '#core/context.ts';

/**
 * Where the outcome of a table becomes a question to a municipality. That is a feature above this one: it says where a form goes,
 * and which outcomes went there already.
 */
export interface ProposeOutcomes {
  /** The path of the form, without the language; it sends the id of the outcome as `outcome`. */
  pathOf: (edition: string) => string;
  proposed: (app: AppContext, outcomes: readonly string[]) => Promise<ReadonlySet<string>>;
}
