import { sql } from 'kysely';
import { type FieldSealer, openField, sealField } from '#core/crypto/field-encryption.ts';
import type { Tx } from '#core/db/connection.ts';
import type { StepDetails } from './queries.ts';
import type { StepActor, StepKind } from './rules.ts';

/** A step of a request, as the initiative sees it. */
export interface RequestStep {
  kind: StepKind;
  by: StepActor;
  /** The account of the initiative that took it; null: nobody's, or one that is gone. */
  account: string | null;
  at: Date;
  details: StepDetails;
  /** What the initiative wrote with it, or the person about how it was. */
  words: string | null;
}

/** The id of a step is not known before it is taken, so its words are bound to the request. */
const wordsOf = (request: string) => ({ table: 'placement_step', column: 'words_sealed', row: request });

/** Encrypts what goes with a step of a request. */
export const sealWords = (app: FieldSealer, request: string, words: string): string =>
  sealField(app, wordsOf(request), words);

/** The steps of requests, the first first, by request, for whoever may see them. */
async function readSteps(
  tx: Tx,
  app: FieldSealer,
  requests: readonly string[],
): Promise<Map<string, RequestStep[]>> {
  const steps = new Map<string, RequestStep[]>();
  if (requests.length === 0) return steps;
  const rows = await tx
    .selectFrom('placement_step')
    .select(['request_id as request', 'kind', 'by', 'account_id as account', 'at', 'details', 'words_sealed'])
    .where('request_id', 'in', requests)
    .orderBy('id')
    .execute();
  for (const { request, words_sealed, ...step } of rows) {
    const words = words_sealed === null ? null : openField(app, wordsOf(request), words_sealed);
    steps.set(request, [...(steps.get(request) ?? []), { ...step, words }]);
  }
  return steps;
}

/** All steps of a request, the first first, for the initiative that answers it. */
export const requestSteps = async (tx: Tx, app: FieldSealer, request: string): Promise<RequestStep[]> =>
  (await readSteps(tx, app, [request])).get(request) ?? [];

/** A step as who asked sees it: the place answered, not which of its volunteers. */
export type OwnStep = Omit<RequestStep, 'account'>;

/** The steps of own requests, the first first, by request. The transaction must act for who asked. */
export async function ownSteps(
  tx: Tx,
  app: FieldSealer,
  requests: readonly string[],
): Promise<Map<string, OwnStep[]>> {
  const steps = await readSteps(tx, app, requests);
  return new Map(
    [...steps].map(([request, taken]) => [request, taken.map(({ account: _, ...step }) => step)]),
  );
}

/** The names of who works or worked for the acting listing, by account. */
export async function namesAtListing(tx: Tx): Promise<Map<string, string>> {
  const { rows } = await sql<{ account_id: string; name: string }>`select * from names_at_listing()`.execute(
    tx,
  );
  return new Map(rows.map(({ account_id, name }) => [account_id, name]));
}
