-- A statement of hours, signed with Ed25519, that its newcomer carries. Whoever has its code can ask whether it still stands.

-- Keys with which the server signs: the public halves are for everybody, the private ones encrypted and for the task `signing`.
create table signing_key (
  kid text primary key,
  public_jwk jsonb not null,
  made_at timestamptz not null
);
alter table signing_key enable row level security;
create policy signing_key_seen on signing_key for select using (true);
create policy signing_key_made on signing_key for insert with check ((select acting_task()) = 'signing');
grant select, insert on signing_key to vanonderop;
create table signing_secret (
  kid text primary key references signing_key,
  private_sealed text not null
);
alter table signing_secret enable row level security;
create policy signing_secret_used on signing_secret
  using ((select acting_task()) = 'signing') with check ((select acting_task()) = 'signing');
grant select, insert on signing_secret to vanonderop;

create table hours_statement (
  id uuid primary key,
  person_id uuid not null references person on delete cascade,
  code_hash bytea not null unique,
  -- encrypted: the signed statement (JWS)
  signed_sealed text not null,
  made_at timestamptz not null,
  revoked_at timestamptz
);
create index hours_statement_person on hours_statement (person_id);
create table hours_statement_entry (
  statement_id uuid not null references hours_statement on delete cascade,
  entry_id uuid not null references hours_entry on delete cascade,
  primary key (statement_id, entry_id)
);
create index hours_statement_entry_entry on hours_statement_entry (entry_id);

alter table hours_statement enable row level security;
create policy hours_statement_own on hours_statement
  using (person_id = (select acting_person())) with check (person_id = (select acting_person()));
grant select, insert on hours_statement to vanonderop;
grant update (revoked_at) on hours_statement to vanonderop;
alter table hours_statement_entry enable row level security;
create policy hours_statement_entry_own on hours_statement_entry
  using (exists (select from hours_statement s where s.id = statement_id and s.person_id = (select acting_person())))
  with check (exists (select from hours_statement s where s.id = statement_id and s.person_id = (select acting_person()))
    and exists (select from hours_entry e where e.id = entry_id and e.person_id = (select acting_person())));
grant select, insert on hours_statement_entry to vanonderop;

-- Does every entry of a statement still count?
create function hours_statement_changed(statement uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp as
$$ select exists (select from hours_statement_entry s where s.statement_id = statement and (not hours_stand(s.entry_id)
     or (select v.kind = 'disputed' from hours_event v where v.entry_id = s.entry_id order by v.id desc limit 1))) $$;

-- The one statement whose code the caller has.
create function statement_by_code() returns table (id uuid, signed_sealed text, revoked boolean, changed boolean)
  language sql stable security definer set search_path = public, pg_temp as
$$ select s.id, s.signed_sealed, s.revoked_at is not null, hours_statement_changed(s.id)
   from hours_statement s where s.code_hash = acting_link() $$;
revoke execute on function hours_statement_changed(uuid), statement_by_code() from public;
grant execute on function hours_statement_changed(uuid), statement_by_code() to vanonderop;
