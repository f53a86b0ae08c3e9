-- The cases of a municipality: who integrates under its care, what happened and which terms follow from it. Everything is behind
-- two walls: the gate of the application and these policies, which know the tenant of whoever acts (migration 0092). A role that
-- only makes policy sees no row of any of these tables.
create table integration_case (
  id uuid primary key,
  tenant_id uuid not null references tenant,
  -- the municipality's own number of the case; there is no citizen service number (BSN) anywhere
  number text not null,
  -- encrypted: how the person is called, and where letters go
  name_sealed text not null,
  contact_sealed text,
  -- what the person reads letters in
  language text not null,
  -- the municipality of the tenant that is responsible, GM0518
  municipality text not null,
  guide_id uuid references account,
  regime text not null check (regime in ('2007', '2013', '2021')),
  target_group text not null check (target_group in ('asylum', 'family-other')),
  opened_at timestamptz not null,
  closed_at timestamptz,
  -- which event numbers are taken: two people who save at once are told of each other
  version integer not null default 1,
  -- What follows from the events; computed again whenever one is added.
  stage text not null default 'notice',
  stage_since date not null,
  waits_for text not null default 'municipality',
  next_due_on date,
  next_rule text,
  duty_ended_on date,
  unique (tenant_id, number)
);
create index integration_case_due on integration_case (tenant_id, next_due_on) where closed_at is null;
create index integration_case_guide on integration_case (guide_id) where closed_at is null;

-- What happened, in terms of the law. A row is never changed: a later row replaces it, or says that it did not happen.
create table case_event (
  id uuid primary key,
  tenant_id uuid not null references tenant,
  case_id uuid not null references integration_case on delete cascade,
  kind text not null,
  day date not null,
  data jsonb not null,
  -- encrypted: words about what happened
  note_sealed text,
  source text not null,
  recorded_at timestamptz not null,
  recorded_by uuid references account,
  recorded_by_name text not null,
  -- the row that this one takes the place of; one row can be replaced once, so of two at the same time the second is told
  replaces uuid unique references case_event,
  withdrawn boolean not null default false
);
create index case_event_case on case_event (case_id, day);
create index case_event_tenant on case_event (tenant_id);

-- The terms of a case as they were last computed, each with the steps by which.
create table case_deadline (
  case_id uuid not null references integration_case on delete cascade,
  tenant_id uuid not null references tenant,
  rule text not null,
  -- of a term that somebody can have more than once: the event it began with
  base_event uuid not null,
  rules_version integer not null,
  state text not null check (state in ('open', 'met', 'late', 'stands-still', 'cannot-say', 'lapsed')),
  -- null: it stands still, or cannot be said
  due_on date,
  met_on date,
  waits_for text not null,
  steps jsonb not null,
  computed_on date not null,
  primary key (case_id, rule, base_event)
);
create index case_deadline_due on case_deadline (tenant_id, due_on) where state in ('open', 'late');

-- What another rule, another holiday or a correction changed in a term that was known already.
create table case_deadline_change (
  id bigint generated always as identity primary key,
  case_id uuid not null references integration_case on delete cascade,
  tenant_id uuid not null references tenant,
  rule text not null,
  changed_at timestamptz not null,
  before jsonb not null,
  after jsonb not null,
  reason text not null
);
create index case_deadline_change_case on case_deadline_change (case_id);
create index case_deadline_change_tenant on case_deadline_change (tenant_id);

-- The newcomer to whom a case belongs, who connected it with a code that the guide handed over. It opens the plan and the terms.
create table case_link (
  case_id uuid primary key references integration_case on delete cascade,
  tenant_id uuid not null references tenant,
  person_id uuid not null references person on delete cascade,
  linked_at timestamptz not null
);
create index case_link_person on case_link (person_id);
create index case_link_tenant on case_link (tenant_id);

-- A code for one case, handed over in person; only its keyed digest is stored.
create table case_code (
  id uuid primary key,
  tenant_id uuid not null references tenant,
  case_id uuid not null references integration_case on delete cascade,
  code_hash bytea not null unique,
  made_at timestamptz not null,
  ends_at timestamptz not null
);
create index case_code_case on case_code (case_id);
create index case_code_tenant on case_code (tenant_id);

-- Who looked at a case, when, at which page, and why where that was unusual. Lines are only added.
create table case_look (
  id bigint generated always as identity primary key,
  tenant_id uuid not null references tenant,
  case_id uuid not null references integration_case on delete cascade,
  at timestamptz not null,
  account_id uuid not null references account,
  name text not null,
  page text not null,
  -- why somebody looked at the case of a colleague, or at a closed one; the words are encrypted
  reason text,
  words_sealed text
);
create index case_look_case on case_look (case_id, at desc);
create index case_look_tenant on case_look (tenant_id, at desc);
create index case_look_account on case_look (account_id);

create function cases_of_person() returns setof uuid
  language sql stable security definer set search_path = public, pg_temp as
$$ select l.case_id from case_link l where l.person_id = acting_person() $$;
revoke execute on function cases_of_person() from public;
grant execute on function cases_of_person() to vanonderop;

do $$
declare
  t text;
begin
  foreach t in array array['integration_case', 'case_event', 'case_deadline', 'case_deadline_change', 'case_link', 'case_code', 'case_look'] loop
    execute format('alter table %I enable row level security', t);
  end loop;
  foreach t in array array['integration_case', 'case_event', 'case_deadline', 'case_deadline_change', 'case_code'] loop
    -- A function of the owner reads case_code.
    if t <> 'case_code' then execute format('alter table %I force row level security', t); end if;
    execute format('create policy %I on %I using (tenant_id = (select acting_caseworker())) with check (tenant_id = (select acting_caseworker()))', t || '_tenant', t);
  end loop;
end $$;

-- Whoever the case is about, and connected it, reads it.
create policy integration_case_own on integration_case for select using (id in (select cases_of_person()));
create policy case_event_own on case_event for select using (case_id in (select cases_of_person()));
create policy case_deadline_own on case_deadline for select using (case_id in (select cases_of_person()));

create policy case_link_own on case_link for select using (person_id = (select acting_person()));
create policy case_link_own_ended on case_link for delete using (person_id = (select acting_person()));
create policy case_link_tenant on case_link for select using (tenant_id = (select acting_caseworker()));
create policy case_link_ended on case_link for delete using (tenant_id = (select acting_caseworker()));

create policy case_look_written on case_look for insert
  with check (tenant_id = (select acting_caseworker()) and account_id = (select acting_account()));
create policy case_look_tenant on case_look for select using (tenant_id = (select acting_caseworker()));
create policy case_look_own on case_look for select using (case_id in (select cases_of_person()));

-- A newcomer who types the code of a case, links it to themselves; the code is used up with it.
create function link_case(code bytea, linked_at timestamptz) returns uuid
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  person uuid := acting_person();
  found_case uuid;
  found_tenant uuid;
begin
  if person is null then return null; end if;
  delete from case_code where code_hash = code and ends_at > acting_now() returning case_id, tenant_id into found_case, found_tenant;
  if found_case is null then return null; end if;
  insert into case_link (case_id, tenant_id, person_id, linked_at) values (found_case, found_tenant, person, link_case.linked_at)
    on conflict (case_id) do nothing;
  -- Somebody else has it already: nothing is opened, and the guide sees that a link is there.
  if not found then return null; end if;
  return found_case;
end $$;
revoke execute on function link_case(bytea, timestamptz) from public;
grant execute on function link_case(bytea, timestamptz) to vanonderop;

-- Every night the server looks which terms have passed, and after a change of the rules it computes them anew.
create policy integration_case_clock on integration_case for select using ((select acting_task()) = 'casework');
create policy integration_case_clock_set on integration_case for update using ((select acting_task()) = 'casework');
create policy case_event_clock on case_event for select using ((select acting_task()) = 'casework');
create policy case_deadline_clock on case_deadline using ((select acting_task()) = 'casework') with check ((select acting_task()) = 'casework');
create policy case_deadline_change_clock on case_deadline_change for insert with check ((select acting_task()) = 'casework');
create policy case_code_old on case_code for delete using ((select acting_task()) = 'retention' and ends_at < (select acting_now()));
create policy case_code_old_found on case_code for select using ((select acting_task()) = 'retention' and ends_at < (select acting_now()));

-- Five years after the duty ended nothing of a case is left (Besluit inburgering 2021, art. 9.9).
create policy integration_case_old on integration_case for delete
  using ((select acting_task()) = 'retention' and duty_ended_on < ((select acting_now()) - interval '5 years')::date);
create policy integration_case_old_found on integration_case for select
  using ((select acting_task()) = 'retention' and duty_ended_on < ((select acting_now()) - interval '5 years')::date);

grant select, insert, update, delete on integration_case, case_deadline, case_code to vanonderop;
grant select, insert on case_event, case_deadline_change, case_look to vanonderop;
grant select, delete on case_link to vanonderop;
