import type { ColumnType, Generated } from 'kysely';

declare module '#core/db/connection.ts' {
  interface Database {
    integration_case: IntegrationCaseTable;
    case_event: CaseEventTable;
    case_deadline: CaseDeadlineTable;
    case_deadline_change: CaseDeadlineChangeTable;
    case_link: CaseLinkTable;
    case_code: CaseCodeTable;
    case_look: CaseLookTable;
  }
}

interface IntegrationCaseTable {
  id: string;
  tenant_id: string;
  number: string;
  name_sealed: string;
  contact_sealed: string | null;
  language: string;
  municipality: string;
  guide_id: string | null;
  regime: string;
  target_group: string;
  opened_at: Date;
  closed_at: Date | null;
  version: Generated<number>;
  stage: Generated<string>;
  stage_since: string;
  waits_for: Generated<string>;
  next_due_on: string | null;
  next_rule: string | null;
  duty_ended_on: string | null;
}

interface CaseEventTable {
  id: string;
  tenant_id: string;
  case_id: string;
  kind: string;
  day: string;
  data: ColumnType<unknown, string, string>;
  note_sealed: string | null;
  source: string;
  recorded_at: Date;
  recorded_by: string | null;
  recorded_by_name: string;
  replaces: string | null;
  withdrawn: Generated<boolean>;
}

interface CaseDeadlineTable {
  case_id: string;
  tenant_id: string;
  rule: string;
  base_event: string;
  rules_version: number;
  state: string;
  due_on: string | null;
  met_on: string | null;
  waits_for: string;
  steps: ColumnType<unknown, string, string>;
  computed_on: string;
}

interface CaseDeadlineChangeTable {
  id: Generated<number>;
  case_id: string;
  tenant_id: string;
  rule: string;
  changed_at: Date;
  before: ColumnType<unknown, string, string>;
  after: ColumnType<unknown, string, string>;
  reason: string;
}

interface CaseLinkTable {
  case_id: string;
  tenant_id: string;
  person_id: string;
  linked_at: Date;
}

interface CaseCodeTable {
  id: string;
  tenant_id: string;
  case_id: string;
  code_hash: Buffer;
  made_at: Date;
  ends_at: Date;
}

interface CaseLookTable {
  id: Generated<number>;
  tenant_id: string;
  case_id: string;
  at: Date;
  account_id: string;
  name: string;
  page: string;
  reason: string | null;
  words_sealed: string | null;
}
