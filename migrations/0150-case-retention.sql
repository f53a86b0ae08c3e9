-- Five years after the duty ended, or when somebody died, nothing of a case is left (Besluit inburgering 2021, art. 9.9). That is
-- announced to the lead thirty days before, and counted after. What is not closed is not deleted: it is still worked on.
create table case_erasure_notice (
  case_id uuid primary key references integration_case on delete cascade,
  tenant_id uuid not null references tenant,
  announced_at timestamptz not null,
  erase_on date not null
);
create index case_erasure_notice_tenant on case_erasure_notice (tenant_id, erase_on);
-- How many cases were deleted on which day: no case, no person.
create table case_erasure (
  tenant_id uuid not null references tenant,
  erased_on date not null,
  cases integer not null check (cases > 0),
  primary key (tenant_id, erased_on)
);

drop policy integration_case_old on integration_case;
drop policy integration_case_old_found on integration_case;
create policy integration_case_ended on integration_case for select
  using ((select acting_task()) = 'retention' and duty_ended_on is not null);
create policy case_event_ended on case_event for select using ((select acting_task()) = 'retention' and kind = 'duty-ended');

alter table case_erasure_notice enable row level security;
create policy case_erasure_notice_tenant on case_erasure_notice for select using (tenant_id = (select acting_caseworker()));
create policy case_erasure_notice_retention on case_erasure_notice
  using ((select acting_task()) = 'retention')
  with check ((select acting_task()) = 'retention' and erase_on >= (select c.duty_ended_on from integration_case c where c.id = case_id));
grant select, insert, delete on case_erasure_notice to vanonderop;
alter table case_erasure enable row level security;
create policy case_erasure_tenant on case_erasure for select using (tenant_id = (select acting_caseworker()));
create policy case_erasure_retention on case_erasure
  using ((select acting_task()) = 'retention') with check ((select acting_task()) = 'retention');
grant select, insert, update on case_erasure to vanonderop;

create policy integration_case_erased on integration_case for delete
  using ((select acting_task()) = 'retention' and closed_at is not null and exists (
    select from case_erasure_notice n where n.case_id = id and duty_ended_on <= n.erase_on
      and n.erase_on <= (select acting_now())::date and n.announced_at <= (select acting_now()) - interval '30 days'));

-- When the cases whose duty has ended are to be deleted, up to and including a day: those that whoever acts may read.
create function cases_to_erase(until date) returns table (
    case_id uuid, tenant_id uuid, number text, erase_on date, closed boolean)
  language sql stable as
$$ select * from (
     select c.id, c.tenant_id, c.number,
       case when exists (select from case_event e where e.case_id = c.id and e.kind = 'duty-ended' and not e.withdrawn
              and e.data->>'ground' = 'died' and not exists (select from case_event r where r.replaces = e.id))
         then c.duty_ended_on else (c.duty_ended_on + interval '5 years')::date end as erase_on,
       c.closed_at is not null as closed
     from integration_case c where c.duty_ended_on is not null) as ended
   where ended.erase_on <= cases_to_erase.until $$;
