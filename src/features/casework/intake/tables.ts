import type { Generated } from 'kysely';

declare module '#core/db/connection.ts' {
  interface Database {
    intake_answer: IntakeAnswerTable;
    intake_sitting: IntakeSittingTable;
    intake_read_back: IntakeReadBackTable;
    intake_told: IntakeToldTable;
    intake_device: IntakeDeviceTable;
  }
}

interface IntakeAnswerTable {
  id: string;
  tenant_id: string;
  case_id: string;
  question: string;
  value_sealed: string;
  source: string;
  day: string;
  via: string;
  said_at: Date;
  recorded_at: Date;
  account_id: string | null;
  by_name: string;
  device_id: string | null;
  replaces: Generated<string[]>;
}

interface IntakeSittingTable {
  id: string;
  tenant_id: string;
  case_id: string;
  day: string;
  place: string;
  told_alone_at: Date | null;
  told_by: string;
  alone: boolean;
  present_sealed: string;
  interpreter: string;
  interpreter_language: string | null;
  said_at: Date;
  recorded_at: Date;
  account_id: string | null;
  device_id: string | null;
}

interface IntakeReadBackTable {
  id: string;
  tenant_id: string;
  case_id: string;
  at: Date;
  language: string;
  how: string;
  verdict: string;
  words_sealed: string | null;
  answers: string[];
  account_id: string | null;
  by_name: string;
}

interface IntakeToldTable {
  answer_id: string;
  account_id: string;
  tenant_id: string;
  told_at: Date;
}

interface IntakeDeviceTable {
  id: string;
  tenant_id: string;
  account_id: string;
  label: string;
  public_key: string;
  private_sealed: string;
  made_at: Date;
  seen_at: Date;
  waiting: Generated<number>;
  waiting_since: Date | null;
  carries: Generated<string[]>;
  closed_at: Date | null;
  closed_by: string | null;
}
