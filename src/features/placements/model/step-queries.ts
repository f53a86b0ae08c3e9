import { sql } from 'kysely';
import type { AppContext } from '#core/context.ts';
import { openField, sealField } from '#core/crypto/field-encryption.ts';
import type { Tx } from '#core/db/connection.ts';
import type { StepDetails } from './queries.ts';
import type { StepActor, StepKind } from './rules.ts';

/** A step of a request, as who asked and who answers both see it. */
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
export const sealWords = (app: Pick<AppContext, 'secret'>, request: string, words: string): string =>
  sealField(app, wordsOf(request), words);

/** All steps of a request, the first first, for whoever may see it. */
export async function requestSteps(
  tx: Tx,
  app: Pick<AppContext, 'secret'>,
  request: string,
): Promise<RequestStep[]> {
  const rows = await tx
    .selectFrom('placement_step')
    .select(['kind', 'by', 'account_id as account', 'at', 'details', 'words_sealed'])
    .where('request_id', '=', request)
    .orderBy('id')
    .execute();
  return rows.map(({ words_sealed, ...step }) => ({
    ...step,
    words: words_sealed === null ? null : openField(app, wordsOf(request), words_sealed),
  }));
}

/** The names of who works or worked for the acting listing, by account. */
export async function namesAtListing(tx: Tx): Promise<Map<string, string>> {
  const { rows } = await sql<{ account_id: string; name: string }>`select * from names_at_listing()`.execute(
    tx,
  );
  return new Map(rows.map(({ account_id, name }) => [account_id, name]));
}
