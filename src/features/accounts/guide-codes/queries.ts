import { randomUUID } from 'node:crypto';
import type { Account } from '#core/access/actor.ts';
import type { AppContext } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { actingAs } from '#core/db/rls-context.ts';
import { keyedDigest } from '#core/private-links.ts';
import { countAttempt, type RateBound } from '#core/rate-limit.ts';
import { GUIDE_CODE_DIGITS, GUIDE_CODE_MS, readGuideCode } from './rules.ts';

declare module '#core/db/connection.ts' {
  interface Database {
    guide_code: GuideCodeTable;
  }
}

interface GuideCodeTable {
  id: string;
  account_id: string;
  code_hash: Buffer;
  guide_name: string;
  guide_of: string;
  made_at: Date;
  ends_at: Date;
  person_id: string | null;
}

/** A code that waits for a newcomer, as the guide shows it. */
export interface GuideCode {
  id: string;
  code: string;
  endsAt: Date;
}

/** A guide whose code a newcomer typed. */
export interface GuideOfCode {
  account: string;
  name: string;
  organisation: string;
}

/** Wrong codes in an hour: of one person, and of everybody together, after which codes rest for that hour. */
const PER_PERSON: RateBound = [12, 3_600];
const OVERALL: RateBound = [600, 3_600];
/** With so many codes that wait at once, the next one is made again when it happens to be there. */
const TRIES_FOR_A_FREE_CODE = 5;

type Secret = Pick<AppContext, 'secret'>;

/** The digits of a code follow from its id and the secret: the database alone does not know them. */
const codeOf = (app: Secret, id: string): string =>
  String(keyedDigest(app, 'guide code', id).readBigUInt64BE() % 10n ** BigInt(GUIDE_CODE_DIGITS)).padStart(
    GUIDE_CODE_DIGITS,
    '0',
  );

const codeHash = (app: Secret, code: string): Buffer => keyedDigest(app, 'guide code typed', code);

/** Makes a code; an earlier one that nobody typed ends. The transaction must act for the guide. */
export async function addGuideCode(
  tx: Tx,
  app: Secret,
  { account, name, guideOf }: Account,
  now: Date,
): Promise<void> {
  await tx
    .deleteFrom('guide_code')
    .where('account_id', '=', account)
    .where('person_id', 'is', null)
    .execute();
  for (let tries = 0; tries < TRIES_FOR_A_FREE_CODE; tries++) {
    const id = randomUUID();
    const added = await tx
      .insertInto('guide_code')
      .values({
        id,
        account_id: account,
        code_hash: codeHash(app, codeOf(app, id)),
        guide_name: name,
        guide_of: guideOf ?? '',
        made_at: now,
        ends_at: new Date(now.getTime() + GUIDE_CODE_MS),
        person_id: null,
      })
      .onConflict((conflict) => conflict.column('code_hash').doNothing())
      .executeTakeFirst();
    if (added.numInsertedOrUpdatedRows) return;
  }
  throw new Error('no code is free');
}

/** The code that waits for a newcomer; undefined when there is none. The transaction must act for the guide. */
export async function waitingGuideCode(
  tx: Tx,
  app: Secret,
  account: string,
  now: Date,
): Promise<GuideCode | undefined> {
  const row = await tx
    .selectFrom('guide_code')
    .select(['id', 'ends_at as endsAt'])
    .where('account_id', '=', account)
    .where('person_id', 'is', null)
    .where('ends_at', '>', now)
    .executeTakeFirst();
  return row && { ...row, code: codeOf(app, row.id) };
}

/** May this person try another code? Counted; ask it before `guideByCode`, outside its transaction, which a refusal rolls back. */
export async function mayTryGuideCode(app: AppContext, person: string): Promise<boolean> {
  const now = app.now();
  return (
    (await countAttempt(app.db, `guide-code:${person}`, ...PER_PERSON, now)) &&
    (await countAttempt(app.db, 'guide-code:everybody', ...OVERALL, now))
  );
}

/**
 * The guide whose code a newcomer typed. From then on the code is theirs: they find the guide with it again until it ends, and
 * nobody else does. The transaction must act for the person.
 */
export async function guideByCode(
  tx: Tx,
  app: Secret,
  { person, typed }: { person: string; typed: string },
): Promise<GuideOfCode | undefined> {
  const code = readGuideCode(typed);
  if (code === null) return undefined;
  const tokenHash = codeHash(app, code);
  return actingAs(tx, { person, tokenHash }, () =>
    tx
      .updateTable('guide_code')
      .set({ person_id: person })
      .where('code_hash', '=', tokenHash)
      .returning(['account_id as account', 'guide_name as name', 'guide_of as organisation'])
      .executeTakeFirst(),
  );
}

/** Deletes codes that ended. The transaction must act as `retention`. */
export async function purgeGuideCodes(tx: Tx, now: Date): Promise<void> {
  await tx.deleteFrom('guide_code').where('ends_at', '<', now).execute();
}
