import type { AppContext } from '#core/context.ts';
import { openField } from '#core/crypto/field-encryption.ts';
import type { Tx } from '#core/db/connection.ts';
import type { StepDetails } from '../model/queries.ts';
import type { StepActor, StepKind } from '../model/rules.ts';

/** A step of an own request. */
export interface OwnStep {
  kind: StepKind;
  by: StepActor;
  at: Date;
  details: StepDetails;
  /** What the initiative wrote with it. */
  words: string | null;
}

/** The steps of requests, the first first, by request. The transaction must act for who asked. */
export async function ownSteps(
  tx: Tx,
  app: Pick<AppContext, 'secret'>,
  requests: readonly string[],
): Promise<Map<string, OwnStep[]>> {
  if (requests.length === 0) return new Map();
  const rows = await tx
    .selectFrom('placement_step')
    .select(['request_id as request', 'kind', 'by', 'at', 'details', 'words_sealed'])
    .where('request_id', 'in', requests)
    .orderBy('id')
    .execute();
  const steps = new Map<string, OwnStep[]>();
  for (const { request, words_sealed, ...step } of rows) {
    // The id of a step is not known before it is taken, so its words are bound to the request.
    const place = { table: 'placement_step', column: 'words_sealed', row: request };
    const words = words_sealed === null ? null : openField(app, place, words_sealed);
    steps.set(request, [...(steps.get(request) ?? []), { ...step, words }]);
  }
  return steps;
}
