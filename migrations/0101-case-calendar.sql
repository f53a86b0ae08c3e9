-- A link with which a guide has the terms of their cases in a calendar of their own: case numbers, no names.
create table case_calendar (
  account_id uuid primary key references account on delete cascade,
  tenant_id uuid not null references tenant,
  id uuid not null unique,
  link_hash bytea not null unique,
  made_at timestamptz not null
);
create index case_calendar_tenant on case_calendar (tenant_id);
alter table case_calendar enable row level security;
create policy case_calendar_own on case_calendar
  using (account_id = (select acting_account()) and tenant_id = (select acting_caseworker()))
  with check (account_id = (select acting_account()) and tenant_id = (select acting_caseworker()));
grant select, insert, update, delete on case_calendar to vanonderop;

-- What the link tells: of open cases of a guide who works there still.
create function case_calendar_terms(from_day date, to_day date) returns table (case_id uuid, number text, rule text, due_on date)
  language sql stable security definer set search_path = public, pg_temp as
$$ select c.id, c.number, d.rule, d.due_on
     from case_calendar k
     join tenant_member m on m.account_id = k.account_id and m.tenant_id = k.tenant_id and m.ended_at is null and m.roles && array['guide', 'lead']
     join tenant t on t.id = m.tenant_id and t.ended_at is null
     join integration_case c on c.guide_id = k.account_id and c.tenant_id = k.tenant_id and c.closed_at is null
     join case_deadline d on d.case_id = c.id and d.state in ('open', 'late') and d.due_on between from_day and to_day
    where k.link_hash = acting_link() order by d.due_on, c.number $$;
revoke execute on function case_calendar_terms(date, date) from public;
grant execute on function case_calendar_terms(date, date) to vanonderop;
create function case_calendar_works() returns boolean
  language sql stable security definer set search_path = public, pg_temp as
$$ select exists (select from case_calendar k join tenant_member m on m.account_id = k.account_id and m.tenant_id = k.tenant_id
     where k.link_hash = acting_link() and m.ended_at is null) $$;
revoke execute on function case_calendar_works() from public;
grant execute on function case_calendar_works() to vanonderop;
-- Functions of the owner read these tables.
alter table integration_case no force row level security;
alter table case_deadline no force row level security;
