-- A code on the screen of a guide, for one newcomer: who types it first is the one. Only its keyed digest is stored.
create table guide_code (
  id uuid primary key,
  account_id uuid not null references account on delete cascade,
  code_hash bytea not null unique,
  guide_name text not null,
  guide_of text not null,
  made_at timestamptz not null,
  ends_at timestamptz not null,
  -- the newcomer who typed it
  person_id uuid references person on delete cascade
);
create index guide_code_account on guide_code (account_id);
alter table guide_code enable row level security;
alter table guide_code force row level security;
create policy guide_code_own on guide_code
  using (account_id = (select acting_guide())) with check (account_id = (select acting_guide()) and person_id is null);
create policy guide_code_typed on guide_code for select
  using (code_hash = (select acting_token()) and ends_at > (select acting_now()) and (person_id is null or person_id = (select acting_person())));
create policy guide_code_taken on guide_code for update
  using (code_hash = (select acting_token()) and ends_at > (select acting_now()) and (person_id is null or person_id = (select acting_person())))
  with check (person_id = (select acting_person()));
create policy guide_code_over on guide_code for delete using ((select acting_task()) = 'retention' and ends_at < (select acting_now()));
create policy guide_code_over_found on guide_code for select using ((select acting_task()) = 'retention' and ends_at < (select acting_now()));
grant select, insert, delete on guide_code to vanonderop;
grant update (person_id) on guide_code to vanonderop;
