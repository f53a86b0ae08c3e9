import type { GeneratedAlways } from 'kysely';
import { sql } from 'kysely';
import type { Tx } from '#core/db/connection.ts';
import type { StoryQuestion } from '#features/story/rules.ts';
import type { ConsentPurpose, RecipientKind, StoryPart } from './rules.ts';

declare module '#core/db/connection.ts' {
  interface Database {
    consent: ConsentTable;
    consent_notice: ConsentNoticeTable;
  }
}

interface ConsentNoticeTable {
  hash: Buffer;
  language: string;
  wording: string;
}

interface ConsentTable {
  id: string;
  person_id: string;
  recipient_kind: RecipientKind;
  listing_id: string | null;
  account_id: string | null;
  token_hash: Buffer | null;
  recipient_name: string;
  shown_name: string | null;
  purpose: ConsentPurpose;
  parts: string[];
  questions: string[];
  may_fill: boolean;
  notice_hash: Buffer;
  language: string;
  decision: 'given' | 'refused';
  decided_at: Date;
  until: Date;
  ended_at: Date | null;
  ended_by: 'person' | 'replaced' | 'recipient' | null;
  recipient: GeneratedAlways<string>;
}

/** Who is to read: an initiative, a guide, who has a link (or a screen with the token) with this hash. */
export type Recipient =
  | { kind: 'listing'; listing: string }
  | { kind: 'guide'; account: string }
  | { kind: 'link' | 'screen'; tokenHash: Buffer };

/** What somebody decided about one recipient and purpose. */
export interface ConsentDecision {
  id: string;
  recipient: Recipient;
  /** As the person saw it. */
  recipientName: string;
  /** How the person wants to be called there; null: not by name. */
  shownName: string | null;
  purpose: ConsentPurpose;
  parts: readonly StoryPart[];
  questions: readonly StoryQuestion[];
  mayFill: boolean;
  /** The words that the person saw, whole, in this language. */
  wording: string;
  language: string;
  decision: 'given' | 'refused';
  until: Date;
}

/**
 * Records a decision. A consent in force for the same recipient and purpose ends, replaced by this one: new wording never
 * inherits an old yes, and two consents in force cannot exist. The transaction must act for the person.
 */
export async function saveConsent(
  tx: Tx,
  person: string,
  decision: ConsentDecision,
  now: Date,
): Promise<void> {
  const { recipient } = decision;
  const ids = {
    listing_id: recipient.kind === 'listing' ? recipient.listing : null,
    account_id: recipient.kind === 'guide' ? recipient.account : null,
    token_hash: 'tokenHash' in recipient ? recipient.tokenHash : null,
  };
  await sql`update consent set ended_at = ${now}, ended_by = 'replaced'
    where person_id = ${person} and purpose = ${decision.purpose} and decision = 'given' and ended_at is null
      and recipient_kind = ${recipient.kind} and listing_id is not distinct from ${ids.listing_id}
      and account_id is not distinct from ${ids.account_id} and token_hash is not distinct from ${ids.token_hash}`.execute(
    tx,
  );
  const hash = sql<Buffer>`sha256(convert_to(${decision.language} || '|' || ${decision.wording}, 'UTF8'))`;
  await tx
    .insertInto('consent_notice')
    .values({ hash, language: decision.language, wording: decision.wording })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await tx
    .insertInto('consent')
    .values({
      id: decision.id,
      person_id: person,
      recipient_kind: recipient.kind,
      ...ids,
      recipient_name: decision.recipientName,
      shown_name: decision.shownName,
      purpose: decision.purpose,
      parts: [...decision.parts],
      questions: [...decision.questions],
      may_fill: decision.mayFill,
      notice_hash: hash,
      language: decision.language,
      decision: decision.decision,
      decided_at: now,
      until: decision.until,
      ended_at: null,
      ended_by: null,
    })
    .execute();
}

/** Ends a consent of the person for whom the transaction acts. @returns false when there is none in force with this id */
export async function withdrawConsent(tx: Tx, id: string, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('consent')
    .set({ ended_at: now, ended_by: 'person' })
    .where('id', '=', id)
    .where('decision', '=', 'given')
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** A consent in force, for whoever gave it and for whom it is given to. */
export interface LiveConsent {
  id: string;
  person: string;
  /** The listing that it is given to; null: somebody else. */
  listing: string | null;
  /** As the person saw it. */
  recipientName: string;
  shownName: string | null;
  until: Date;
}

/** The consents in force for a purpose that the acting person gave, or that the acting recipient holds. */
export const consentsInForce = (tx: Tx, purpose: ConsentPurpose, now: Date): Promise<LiveConsent[]> =>
  tx
    .selectFrom('consent')
    .select([
      'id',
      'person_id as person',
      'listing_id as listing',
      'recipient_name as recipientName',
      'shown_name as shownName',
      'until',
    ])
    .where('purpose', '=', purpose)
    .where('decision', '=', 'given')
    .where('ended_at', 'is', null)
    .where('until', '>', now)
    .orderBy('decided_at')
    .orderBy('id')
    .execute();

/** Who may or might read, as the person knew them when they decided, by the actor in the access log. */
export async function recipientNames(tx: Tx, person: string): Promise<Map<string, string>> {
  const rows = await tx
    .selectFrom('consent')
    .select(['id', 'recipient_name'])
    .where('person_id', '=', person)
    .execute();
  return new Map(rows.map(({ id, recipient_name }) => [`consent:${id}`, recipient_name]));
}
