import type { ColumnType, Generated, GeneratedAlways } from 'kysely';

/** The rows of this feature, as PostgreSQL keeps them: column names are those of the migrations. */
declare module './connection.ts' {
  interface Database {
    access_log: AccessLogTable;
    job: JobTable;
    mail_outbox: MailOutboxTable;
    maintenance_round: MaintenanceRoundTable;
    team_look: TeamLookTable;
  }
}

interface AccessLogTable {
  id: GeneratedAlways<number>;
  at: Generated<Date>;
  person_id: string;
  actor: string;
  purpose: string;
  page: string;
  chain: Generated<string>;
  seq: Generated<number>;
  hash: Generated<Buffer>;
}

interface JobTable {
  id: GeneratedAlways<number>;
  kind: string;
  body: ColumnType<Record<string, unknown>, string | undefined, string>;
  once_key: string | null;
  due_at: Generated<Date>;
  tries: Generated<number>;
  failed_at: Date | null;
  failure: string | null;
  leased_by: string | null;
  leased_until: Date | null;
  done_at: Date | null;
}

interface MailOutboxTable {
  id: Generated<string>;
  recipient: string;
  subject: string;
  body: string;
  language: string;
  once_key: string | null;
  queued_at: Generated<Date>;
  sent_at: Date | null;
  failed_at: Date | null;
  failure: string | null;
  extras: ColumnType<object, string | undefined, string>;
  sender: string | null;
  sending_since: Date | null;
  attempts: Generated<number>;
  provider_response: string | null;
}

interface MaintenanceRoundTable {
  only_row: Generated<boolean>;
  accepted_at: Date;
}

interface TeamLookTable {
  id: GeneratedAlways<number>;
  at: Date;
  team_key_id: string;
  name: string;
  about: string;
  purpose: string;
  page: string;
  chain: Generated<string>;
  seq: Generated<number>;
  hash: Generated<Buffer>;
}
