import type { GeneratedAlways } from 'kysely';
import { sql } from 'kysely';
import type { Tx } from '#core/db/connection.ts';
import { lockPerson } from '#features/accounts';
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
  await lockPerson(tx, person);
  const ids = {
    listing_id: recipient.kind === 'listing' ? recipient.listing : null,
    account_id: recipient.kind === 'guide' ? recipient.account : null,
    token_hash: 'tokenHash' in recipient ? recipient.tokenHash : null,
  };
  // Who has a link is who the person named it for; beside the person is one screen at a time.
  if (decision.decision === 'given')
    await sql`update consent set ended_at = least(until, ${now}), ended_by = 'replaced'
      where person_id = ${person} and decision = 'given' and ended_at is null and recipient_kind = ${recipient.kind}
        and case recipient_kind
          when 'screen' then true
          when 'link' then lower(recipient_name) = lower(${decision.recipientName}) and purpose = ${decision.purpose}
          else listing_id is not distinct from ${ids.listing_id} and account_id is not distinct from ${ids.account_id}
            and purpose = ${decision.purpose} end`.execute(tx);
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

/**
 * Ends every consent in force for the recipient and purpose of this one. The transaction must act for the person.
 * @returns false when there is none in force with this id
 */
export async function withdrawConsent(tx: Tx, id: string, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('consent')
    .set({ ended_at: now, ended_by: 'person' })
    .where(({ eb, refTuple, selectFrom }) =>
      eb(
        refTuple('person_id', 'recipient', 'purpose'),
        '=',
        selectFrom('consent as same')
          .select(['same.person_id', 'same.recipient', 'same.purpose'])
          .where('same.id', '=', id)
          .where('same.decision', '=', 'given')
          .where('same.ended_at', 'is', null)
          .where('same.until', '>', now)
          .$asTuple('person_id', 'recipient', 'purpose'),
      ),
    )
    .where('decision', '=', 'given')
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Gives a consent back that the recipient for whom the transaction acts holds. @returns false when they hold it no more */
export async function returnConsent(tx: Tx, id: string, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('consent')
    .set({ ended_at: now, ended_by: 'recipient' })
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
/** A consent as it was recorded. */
export interface ConsentRecord extends Omit<ConsentDecision, 'recipient'> {
  kind: RecipientKind;
  decidedAt: Date;
  endedAt: Date | null;
  endedBy: 'person' | 'replaced' | 'recipient' | null;
  /** SHA-256 of language and wording, by which the wording can be proved. */
  noticeHash: Buffer;
}

const recordsQuery = (tx: Tx) =>
  tx
    .selectFrom('consent')
    .innerJoin('consent_notice', 'consent_notice.hash', 'consent.notice_hash')
    .select([
      'consent.id',
      'recipient_kind as kind',
      'recipient_name as recipientName',
      'shown_name as shownName',
      'purpose',
      sql<StoryPart[]>`parts`.as('parts'),
      sql<StoryQuestion[]>`questions`.as('questions'),
      'may_fill as mayFill',
      'consent_notice.wording',
      'consent.language',
      'decision',
      'decided_at as decidedAt',
      'until',
      'ended_at as endedAt',
      'ended_by as endedBy',
      'notice_hash as noticeHash',
    ]);

/** What a person decided, the newest first: what is in force, what was, and what they refused. */
export const consentsOf = (tx: Tx, person: string): Promise<ConsentRecord[]> =>
  recordsQuery(tx)
    .where('person_id', '=', person)
    .orderBy('decided_at', 'desc')
    .orderBy('consent.id')
    .execute();

/** One decision of a person. */
export const findConsent = (tx: Tx, person: string, id: string): Promise<ConsentRecord | undefined> =>
  recordsQuery(tx).where('person_id', '=', person).where('consent.id', '=', id).executeTakeFirst();

/** A consent as the recipient for whom the transaction acts holds it: of whom it is, so that what it names can be read. */
export interface HeldConsent {
  id: string;
  person: string;
  kind: RecipientKind;
  shownName: string | null;
  purpose: ConsentPurpose;
  parts: StoryPart[];
  questions: StoryQuestion[];
  mayFill: boolean;
  decidedAt: Date;
  until: Date;
}

/** The consents in force of the recipient for whom the transaction acts, the newest first. */
export async function heldConsents(
  tx: Tx,
  { id, purposes }: { id?: string; purposes?: readonly ConsentPurpose[] } = {},
): Promise<HeldConsent[]> {
  const { rows } =
    await sql<HeldConsent>`select id, person_id as person, recipient_kind as kind, shown_name as "shownName",
      purpose, parts, questions, may_fill as "mayFill", decided_at as "decidedAt", until
    from acting_consents() where ${id ?? null}::uuid is null or id = ${id ?? null}
    order by decided_at desc, id`.execute(tx);
  return purposes ? rows.filter(({ purpose }) => purposes.includes(purpose)) : rows;
}

/** Deletes what ended, or was refused, two years ago. The transaction must act for `retention`. */
export async function deleteOldConsents(tx: Tx): Promise<void> {
  await tx.deleteFrom('consent').execute();
}

/** Who may or might read, as the person knew them when they decided, by the actor in the access log. */
export async function recipientNames(tx: Tx, person: string): Promise<Map<string, string>> {
  const rows = await tx
    .selectFrom('consent')
    .select(['id', 'recipient_name'])
    .where('person_id', '=', person)
    .execute();
  return new Map(rows.map(({ id, recipient_name }) => [`consent:${id}`, recipient_name]));
}
