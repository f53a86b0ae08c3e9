import type { Generated } from 'kysely';
import type { TeamRole } from '#core/access/actor.ts';

/** The tables of this feature; column names are those of the migrations. */
declare module '#core/db/connection.ts' {
  interface Database {
    person: PersonTable;
    key_card: KeyCardTable;
    session: SessionTable;
    team_key: TeamKeyTable;
  }
}

interface PersonTable {
  id: Generated<string>;
  made_at: Generated<Date>;
  seen_at: Generated<Date>;
}

interface KeyCardTable {
  id: Generated<string>;
  person_id: string;
  code_hash: Buffer;
  made_at: Generated<Date>;
  ended_at: Date | null;
}

interface SessionTable {
  token_hash: Buffer;
  person_id: string;
  made_at: Generated<Date>;
  seen_at: Generated<Date>;
  ends_at: Date;
  own_device: boolean;
  card_sealed: Buffer;
}

interface TeamKeyTable {
  id: Generated<string>;
  name: string;
  duties: TeamRole[];
  scope: string | null;
  token_hash: Buffer;
  made_at: Generated<Date>;
  ends_at: Date;
  ended_at: Date | null;
}
