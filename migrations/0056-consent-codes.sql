-- What somebody types to read a story that is shown to them: words that belong to a link, or digits for the screen beside the
-- person, which open one device and no second. Here lies only a keyed scrypt hash of them.
create table consent_code (
  code_hash bytea primary key,
  consent_id uuid not null references consent on delete cascade,
  -- one device only
  once boolean not null,
  ends_at timestamptz not null,
  used_at timestamptz
);
create index consent_code_consent on consent_code (consent_id);
alter table consent_code enable row level security;
alter table consent_code force row level security;
create policy consent_code_own on consent_code for select
  using (exists (select from consent c where c.id = consent_id and c.person_id = (select acting_person())));
create policy consent_code_made on consent_code for insert with check (used_at is null
  and exists (select from consent c where c.id = consent_id and c.person_id = (select acting_person())));
create policy consent_code_typed on consent_code for select using (code_hash = (select acting_card()));
create policy consent_code_used on consent_code for update
  using (code_hash = (select acting_card()) and used_at is null) with check (code_hash = (select acting_card()) and used_at is not null);
create policy consent_code_old on consent_code for delete using ((select acting_task()) = 'retention' and ends_at < now());
create policy consent_code_old_found on consent_code for select using ((select acting_task()) = 'retention' and ends_at < now());
grant select, insert, delete on consent_code to vanonderop;
grant update (used_at) on consent_code to vanonderop;

-- One consent in force for each recipient and purpose, also where the recipient is a person with a link or the screen beside.
create unique index consent_live_link on consent (person_id, lower(recipient_name), purpose)
  where recipient_kind = 'link' and decision = 'given' and ended_at is null;
create unique index consent_live_screen on consent (person_id)
  where recipient_kind = 'screen' and decision = 'given' and ended_at is null;
