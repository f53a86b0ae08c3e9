-- The broad intake (brede intake, Wet inburgering 2021, art. 14): what was said in a case, when, by whom and from which source.
-- Nothing here is ever changed: a later row takes the place of earlier ones. Of two people who answered the same question without
-- knowing of each other both rows stay, whoever sent first and however often, until somebody chooses with a third.
create table intake_answer (
  -- made by whoever writes it, also a tablet without network: sent twice it is there once
  id uuid primary key,
  tenant_id uuid not null references tenant,
  case_id uuid not null references integration_case on delete cascade,
  question text not null,
  -- encrypted: choices and words, among them about health
  value_sealed text not null,
  source text not null check (source in ('newcomer', 'guide', 'coa', 'test', 'school')),
  -- the day on which it was so
  day date not null,
  -- by which way it came in: the desk, a tablet, the newcomer's own story, the file of COA
  via text not null check (via in ('desk', 'tablet', 'story', 'coa-file')),
  -- the moment by the clock of who wrote it, and when it came in
  said_at timestamptz not null,
  recorded_at timestamptz not null,
  account_id uuid references account,
  by_name text not null,
  device_id uuid,
  -- the rows that its writer saw, and that it takes the place of
  replaces uuid[] not null default '{}'
);
create index intake_answer_case on intake_answer (case_id, question);
create index intake_answer_tenant on intake_answer (tenant_id);
create index intake_answer_replaces on intake_answer using gin (replaces);

-- A conversation. The right to have it alone is said at its beginning (Besluit inburgering 2021, art. 5.2(2)).
create table intake_sitting (
  id uuid primary key,
  tenant_id uuid not null references tenant,
  case_id uuid not null references integration_case on delete cascade,
  day date not null,
  place text not null check (place in ('municipality', 'reception-centre', 'home', 'online', 'elsewhere')),
  -- when the right was said; null: it was not
  told_alone_at timestamptz,
  told_by text not null,
  alone boolean not null,
  -- encrypted: who else was there
  present_sealed text not null,
  interpreter text not null check (interpreter in ('none', 'in-person', 'phone', 'family')),
  interpreter_language text,
  said_at timestamptz not null,
  recorded_at timestamptz not null,
  account_id uuid references account,
  device_id uuid
);
create index intake_sitting_case on intake_sitting (case_id, day);
create index intake_sitting_tenant on intake_sitting (tenant_id);

-- What was recorded was read back in the newcomer's language, and what they said to it.
create table intake_read_back (
  id uuid primary key,
  tenant_id uuid not null references tenant,
  case_id uuid not null references integration_case on delete cascade,
  at timestamptz not null,
  language text not null,
  how text not null check (how in ('newcomer-read', 'guide-read', 'interpreter-read', 'device-read')),
  verdict text not null check (verdict in ('right', 'not-quite', 'not-now')),
  words_sealed text,
  -- the answers that were read back
  answers uuid[] not null,
  account_id uuid references account,
  by_name text not null
);
create index intake_read_back_case on intake_read_back (case_id, at);
create index intake_read_back_tenant on intake_read_back (tenant_id);

-- Somebody was told that another answer took the place of theirs.
create table intake_told (
  answer_id uuid not null references intake_answer on delete cascade,
  account_id uuid not null references account on delete cascade,
  tenant_id uuid not null references tenant,
  told_at timestamptz not null,
  primary key (answer_id, account_id)
);

-- A tablet that a guide takes along to where there is no network. The server holds the half of a key with which it opens an
-- encrypted file of that tablet, when the file comes in without it.
create table intake_device (
  id uuid primary key,
  tenant_id uuid not null references tenant,
  account_id uuid not null references account on delete cascade,
  label text not null,
  public_key text not null,
  private_sealed text not null,
  made_at timestamptz not null,
  -- as of the last contact: what waited on it, since when, and which cases it carries
  seen_at timestamptz not null,
  waiting integer not null default 0 check (waiting >= 0),
  waiting_since timestamptz,
  carries uuid[] not null default '{}',
  -- from the next contact on its key opens nothing
  closed_at timestamptz,
  closed_by text
);
create index intake_device_tenant on intake_device (tenant_id);
create index intake_device_account on intake_device (account_id);

do $$
declare
  t text;
begin
  foreach t in array array['intake_answer', 'intake_sitting', 'intake_read_back', 'intake_told', 'intake_device'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy %I on %I for select using (tenant_id = (select acting_caseworker()))', t || '_tenant', t);
  end loop;
  -- A row is of the tenant of its case, and of whoever writes it.
  foreach t in array array['intake_answer', 'intake_sitting', 'intake_read_back'] loop
    execute format('create policy %I on %I for insert with check (tenant_id = (select acting_caseworker())
      and account_id = (select acting_account())
      and exists (select from integration_case c where c.id = case_id and c.tenant_id = %I.tenant_id))', t || '_written', t, t);
  end loop;
end $$;

create policy intake_told_own on intake_told for insert
  with check (tenant_id = (select acting_caseworker()) and account_id = (select acting_account()));
create policy intake_device_made on intake_device for insert
  with check (tenant_id = (select acting_caseworker()) and account_id = (select acting_account()));
create policy intake_device_seen on intake_device for update
  using (tenant_id = (select acting_caseworker()) and account_id = (select acting_account()));
create policy intake_device_led on intake_device for update using (tenant_id = (select acting_lead()));

grant select, insert on intake_answer, intake_sitting, intake_read_back, intake_told to vanonderop;
grant select, insert, update on intake_device to vanonderop;
