import type { GeneratedAlways } from 'kysely';

declare module '#core/db/connection.ts' {
  interface Database {
    case_letter: CaseLetterTable;
    case_letter_sending: CaseLetterSendingTable;
    case_message_consent: CaseMessageConsentTable;
    case_incoming_message: CaseIncomingMessageTable;
  }
}

interface CaseLetterTable {
  id: string;
  tenant_id: string;
  case_id: string;
  kind: string;
  message_kind: GeneratedAlways<string>;
  about_event: string | null;
  documents_sealed: string;
  languages: string[];
  decided_on: string | null;
  notify_on: string | null;
  made_at: Date;
  made_by: string | null;
  made_by_name: string;
}

interface CaseLetterSendingTable {
  id: string;
  tenant_id: string;
  case_id: string;
  letter_id: string;
  message_kind: string;
  channel: string;
  sent_on: string;
  proof_sealed: string | null;
  consent_id: string | null;
  recorded_at: Date;
  recorded_by: string | null;
  recorded_by_name: string;
}

interface CaseMessageConsentTable {
  id: string;
  tenant_id: string;
  case_id: string;
  kind: string;
  decision: string;
  decided_on: string;
  language: string;
  recorded_at: Date;
  recorded_by: string | null;
  recorded_by_name: string;
}

interface CaseIncomingMessageTable {
  id: string;
  tenant_id: string;
  case_id: string;
  receipt: string;
  channel: string;
  subject: string;
  received_on: string;
  words_sealed: string | null;
  receipt_given_on: string | null;
  recorded_at: Date;
  recorded_by: string | null;
  recorded_by_name: string;
}
