import type { StaffMember } from '#core/access/actor.ts';
import { type FieldSealer, openField, sealField } from '#core/crypto/field-encryption.ts';
import type { Tx } from '#core/db/connection.ts';
import type { PaperDocument } from '#core/pdf/document.ts';
import type {
  CaseLetterKind,
  Channel,
  IncomingChannel,
  IncomingSubject,
  MessageConsentDecision,
  MessageKind,
} from './rules.ts';
import './tables.ts';

const documentsIn = (row: string) => ({ table: 'case_letter', column: 'documents_sealed', row });
const proofIn = (row: string) => ({ table: 'case_letter_sending', column: 'proof_sealed', row });
const incomingIn = (row: string) => ({ table: 'case_incoming_message', column: 'words_sealed', row });

/** How and when a letter was made known. */
export interface LetterSending {
  id: string;
  channel: Channel;
  sentOn: string;
  proof: string;
  recordedAt: Date;
  by: string;
}

/** A letter in a list. */
export interface CaseLetter {
  id: string;
  caseId: string;
  kind: CaseLetterKind;
  aboutEvent: string | null;
  languages: string[];
  decidedOn: string | null;
  notifyOn: string | null;
  madeAt: Date;
  by: string;
  sendings: LetterSending[];
}

/** A letter to keep. */
export interface NewLetter {
  id: string;
  caseId: string;
  kind: CaseLetterKind;
  aboutEvent: string | null;
  /** The Dutch one first. */
  documents: readonly PaperDocument[];
  decidedOn?: string | null;
  notifyOn?: string | null;
}

/** Keeps a letter as it is. @returns false when the same form was sent before */
export async function addLetter(
  tx: Tx,
  app: FieldSealer,
  by: StaffMember,
  letter: NewLetter,
  now: Date,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('case_letter')
    .values({
      id: letter.id,
      tenant_id: by.tenant.id,
      case_id: letter.caseId,
      kind: letter.kind,
      about_event: letter.aboutEvent,
      documents_sealed: sealField(app, documentsIn(letter.id), JSON.stringify(letter.documents)),
      languages: letter.documents.map(({ language }) => language),
      decided_on: letter.decidedOn ?? null,
      notify_on: letter.notifyOn ?? null,
      made_at: now,
      made_by: by.account,
      made_by_name: by.name,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return Boolean(numInsertedOrUpdatedRows);
}

const LETTER_COLUMNS = [
  'id',
  'case_id',
  'kind',
  'about_event',
  'languages',
  'decided_on',
  'notify_on',
  'made_at',
  'made_by_name',
] as const;

/** The letters of cases, the newest first: all that whoever acts may read. */
export async function listLetters(tx: Tx, app: FieldSealer, cases: readonly string[]): Promise<CaseLetter[]> {
  if (!cases.length) return [];
  const letters = await tx
    .selectFrom('case_letter')
    .select(LETTER_COLUMNS)
    .where('case_id', 'in', cases)
    .orderBy('made_at', 'desc')
    .orderBy('id')
    .execute();
  const sendings = await tx
    .selectFrom('case_letter_sending')
    .select(['id', 'letter_id', 'channel', 'sent_on', 'proof_sealed', 'recorded_at', 'recorded_by_name'])
    .where('case_id', 'in', cases)
    .orderBy('recorded_at')
    .execute();
  return letters.map((row) => ({
    id: row.id,
    caseId: row.case_id,
    kind: row.kind as CaseLetterKind,
    aboutEvent: row.about_event,
    languages: row.languages,
    decidedOn: row.decided_on,
    notifyOn: row.notify_on,
    madeAt: row.made_at,
    by: row.made_by_name,
    sendings: sendings
      .filter((sending) => sending.letter_id === row.id)
      .map((sending) => ({
        id: sending.id,
        channel: sending.channel as Channel,
        sentOn: sending.sent_on,
        proof: sending.proof_sealed ? openField(app, proofIn(sending.id), sending.proof_sealed) : '',
        recordedAt: sending.recorded_at,
        by: sending.recorded_by_name,
      })),
  }));
}

/** One letter as it went out, in its languages. */
export async function findLetterDocuments(
  tx: Tx,
  app: FieldSealer,
  { caseId, id }: { caseId?: string; id: string },
): Promise<PaperDocument[] | undefined> {
  const row = await tx
    .selectFrom('case_letter')
    .select(['id', 'documents_sealed'])
    .where('id', '=', id)
    .$if(caseId !== undefined, (query) => query.where('case_id', '=', caseId ?? ''))
    .executeTakeFirst();
  if (!row) return undefined;
  return JSON.parse(openField(app, documentsIn(row.id), row.documents_sealed)) as PaperDocument[];
}

/** Records that a letter was made known. @returns false when the same form was sent before */
export async function addSending(
  tx: Tx,
  app: FieldSealer,
  by: StaffMember,
  sending: {
    id: string;
    caseId: string;
    letter: string;
    kind: MessageKind;
    channel: Channel;
    sentOn: string;
    proof: string;
    consent: string | null;
  },
  now: Date,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('case_letter_sending')
    .values({
      id: sending.id,
      tenant_id: by.tenant.id,
      case_id: sending.caseId,
      letter_id: sending.letter,
      message_kind: sending.kind,
      channel: sending.channel,
      sent_on: sending.sentOn,
      proof_sealed: sending.proof ? sealField(app, proofIn(sending.id), sending.proof) : null,
      consent_id: sending.consent,
      recorded_at: now,
      recorded_by: by.account,
      recorded_by_name: by.name,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return Boolean(numInsertedOrUpdatedRows);
}

/** What somebody said about one kind of electronic message. */
export interface MessageConsent {
  id: string;
  kind: MessageKind;
  decision: MessageConsentDecision;
  decidedOn: string;
  by: string;
}

/** The newest word about each kind of message; a kind that nobody asked about is not there. */
export async function latestConsents(tx: Tx, caseId: string): Promise<MessageConsent[]> {
  const rows = await tx
    .selectFrom('case_message_consent')
    .distinctOn('kind')
    .select(['id', 'kind', 'decision', 'decided_on', 'recorded_by_name'])
    .where('case_id', '=', caseId)
    .orderBy('kind')
    .orderBy('recorded_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind as MessageKind,
    decision: row.decision as MessageConsentDecision,
    decidedOn: row.decided_on,
    by: row.recorded_by_name,
  }));
}

/** Records what somebody said about one kind of message. @returns false when the same form was sent before */
export async function addConsent(
  tx: Tx,
  by: StaffMember,
  consent: {
    id: string;
    caseId: string;
    kind: MessageKind;
    decision: MessageConsentDecision;
    decidedOn: string;
    language: string;
  },
  now: Date,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('case_message_consent')
    .values({
      id: consent.id,
      tenant_id: by.tenant.id,
      case_id: consent.caseId,
      kind: consent.kind,
      decision: consent.decision,
      decided_on: consent.decidedOn,
      language: consent.language,
      recorded_at: now,
      recorded_by: by.account,
      recorded_by_name: by.name,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return Boolean(numInsertedOrUpdatedRows);
}

/** Something that came in from a newcomer. */
export interface IncomingMessage {
  id: string;
  receipt: string;
  channel: IncomingChannel;
  subject: IncomingSubject;
  receivedOn: string;
  words: string;
  receiptGivenOn: string | null;
  by: string;
}

/**
 * Records what came in, with its receipt. The transaction must act for a caseworker, or for the newcomer who wrote it.
 * @param by who recorded it; null: the newcomer wrote it on their own page
 * @returns false when the same form was sent before
 */
export async function addIncoming(
  tx: Tx,
  app: FieldSealer,
  by: Pick<StaffMember, 'account' | 'name'> | null,
  message: Omit<IncomingMessage, 'by'> & { caseId: string; tenant: string },
  now: Date,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('case_incoming_message')
    .values({
      id: message.id,
      tenant_id: message.tenant,
      case_id: message.caseId,
      receipt: message.receipt,
      channel: message.channel,
      subject: message.subject,
      received_on: message.receivedOn,
      words_sealed: message.words ? sealField(app, incomingIn(message.id), message.words) : null,
      receipt_given_on: message.receiptGivenOn,
      recorded_at: now,
      recorded_by: by?.account ?? null,
      recorded_by_name: by?.name ?? '',
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return Boolean(numInsertedOrUpdatedRows);
}

/** What came in, the newest first. */
export async function listIncoming(tx: Tx, app: FieldSealer, caseId: string): Promise<IncomingMessage[]> {
  const rows = await tx
    .selectFrom('case_incoming_message')
    .select([
      'id',
      'receipt',
      'channel',
      'subject',
      'received_on',
      'words_sealed',
      'receipt_given_on',
      'recorded_by_name',
    ])
    .where('case_id', '=', caseId)
    .orderBy('received_on', 'desc')
    .orderBy('recorded_at', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    receipt: row.receipt,
    channel: row.channel as IncomingChannel,
    subject: row.subject as IncomingSubject,
    receivedOn: row.received_on,
    words: row.words_sealed ? openField(app, incomingIn(row.id), row.words_sealed) : '',
    receiptGivenOn: row.receipt_given_on,
    by: row.recorded_by_name,
  }));
}
