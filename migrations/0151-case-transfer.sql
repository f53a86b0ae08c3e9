-- Somebody moved: the new municipality asks the old one for the plan and the progress, and the old one gives them (Wet inburgering
-- 2021, art. 35(4)). Nothing goes by itself. Both see the request; what was given is for who asked.
create table case_transfer (
  id uuid primary key,
  -- who asks
  tenant_id uuid not null references tenant,
  case_id uuid not null references integration_case on delete cascade,
  asked_by uuid references account,
  asked_by_name text not null,
  asked_at timestamptz not null,
  -- who is asked, and about which of its cases
  asked_tenant_id uuid not null references tenant,
  old_number text not null,
  -- encrypted: the name, by which the old municipality sees whether it is the same person
  name_sealed text not null,
  answer text check (answer in ('granted', 'refused')),
  answered_at timestamptz,
  answered_by_name text,
  refusal text check (refusal in ('unknown', 'other-person', 'not-moved')),
  -- encrypted: what was given
  content_sealed text,
  check ((answer is null) = (answered_at is null) and (answer = 'granted') = (content_sealed is not null)),
  check (tenant_id <> asked_tenant_id)
);
create index case_transfer_case on case_transfer (case_id);
create index case_transfer_tenant on case_transfer (tenant_id, asked_at desc);
create index case_transfer_asked on case_transfer (asked_tenant_id, asked_at desc);
create unique index case_transfer_open on case_transfer (case_id, asked_tenant_id) where answer is null;

alter table case_transfer enable row level security;
create policy case_transfer_tenant on case_transfer for select using (tenant_id = (select acting_caseworker()));
create policy case_transfer_asked on case_transfer for insert
  with check (tenant_id = (select acting_caseworker()) and asked_by = (select acting_account()) and answer is null
    and exists (select from integration_case c where c.id = case_id and c.tenant_id = (select acting_caseworker())));
create policy case_transfer_withdrawn on case_transfer for delete
  using (tenant_id = (select acting_caseworker()) and answer is null);
create policy case_transfer_received on case_transfer for select using (asked_tenant_id = (select acting_caseworker()));
-- Who was asked answers once, and changes nothing else.
create policy case_transfer_answered on case_transfer for update
  using (asked_tenant_id = (select acting_caseworker()) and answer is null)
  with check (asked_tenant_id = (select acting_caseworker()) and answer is not null);
grant select, insert, delete on case_transfer to vanonderop;
grant update (answer, answered_at, answered_by_name, refusal, content_sealed) on case_transfer to vanonderop;

-- The municipalities that somebody can have moved from, by name.
create function other_tenants() returns table (tenant_id uuid, name text)
  language sql stable security definer set search_path = public, pg_temp as
$$ select t.id, t.name from tenant t where t.ended_at is null and acting_caseworker() is not null and t.id <> acting_caseworker() $$;
-- The names of both sides of the transfers that whoever acts sees.
create function transfer_tenants() returns table (tenant_id uuid, name text)
  language sql stable security definer set search_path = public, pg_temp as
$$ select t.id, t.name from tenant t where acting_caseworker() is not null and exists (
     select from case_transfer r where acting_caseworker() in (r.tenant_id, r.asked_tenant_id) and t.id in (r.tenant_id, r.asked_tenant_id)) $$;
revoke execute on function other_tenants(), transfer_tenants() from public;
grant execute on function other_tenants(), transfer_tenants() to vanonderop;
