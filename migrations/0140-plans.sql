-- The plan of a newcomer (PIP, plan inburgering en participatie): versions of a formal decision. A draft is written by whoever keeps the
-- case; what was decided stays as it was (Wet inburgering 2021, art. 15).
create table case_plan (
  id uuid primary key,
  tenant_id uuid not null references tenant,
  case_id uuid not null references integration_case on delete cascade,
  version integer not null check (version > 0),
  state text not null check (state in ('draft', 'decided')),
  -- encrypted: everything that the plan says, choices and words
  content_sealed text not null,
  -- encrypted: what it said before the last change of the draft, so that one step can be undone
  previous_sealed text,
  -- rises with every change: two people who write at once are told of each other
  revision integer not null default 1,
  changed_at timestamptz not null,
  changed_by_name text not null,
  -- the event by which it was decided, and its day (dagtekening)
  decided_event uuid references case_event,
  decided_on date,
  unique (case_id, version),
  check ((state = 'decided') = (decided_event is not null) and (decided_event is null) = (decided_on is null))
);
create unique index case_plan_draft on case_plan (case_id) where state = 'draft';
create index case_plan_tenant on case_plan (tenant_id);
create index case_plan_event on case_plan (decided_event);

-- Of a decided plan only the key of its encryption can change.
create function case_plan_stays() returns trigger language plpgsql as $$
begin
  if to_jsonb(new) - 'content_sealed' - 'previous_sealed' is distinct from to_jsonb(old) - 'content_sealed' - 'previous_sealed'
     or acting_task() is distinct from 'keys' then
    raise exception 'a decided plan stays as it is' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger case_plan_stays before update on case_plan
  for each row when (old.state = 'decided') execute function case_plan_stays();

-- The free part beside it: places near somebody that they may go to, or not. It is no part of any decision, and so of no version.
create table case_plan_idea (
  id uuid primary key,
  tenant_id uuid not null references tenant,
  case_id uuid not null references integration_case on delete cascade,
  initiative_id uuid not null references initiative on delete cascade,
  -- for what it can count, by codes of a list of the application
  uses text[] not null,
  -- by what it was found: what the newcomer opened, or only place and level
  found_by text not null check (found_by in ('own-week', 'place-and-level', 'search')),
  added_at timestamptz not null,
  added_by_name text not null,
  unique (case_id, initiative_id)
);
create index case_plan_idea_tenant on case_plan_idea (tenant_id);
create index case_plan_idea_initiative on case_plan_idea (initiative_id);

-- The schools at which a tenant can offer a course. Its lead keeps the list.
create table tenant_school (
  id uuid primary key,
  tenant_id uuid not null references tenant,
  name text not null check (name <> ''),
  town text not null,
  -- with the quality mark for integration courses, or a school for the bridging programme (taalschakeltraject)
  recognition text not null check (recognition in ('quality-mark', 'bridging-school')),
  -- when a group can start, where that is known
  starts_on date,
  changed_at timestamptz not null,
  ended_at timestamptz
);
create unique index tenant_school_name on tenant_school (tenant_id, lower(name)) where ended_at is null;

alter table case_plan enable row level security;
alter table case_plan_idea enable row level security;
alter table case_plan_idea force row level security;
alter table tenant_school enable row level security;
alter table tenant_school force row level security;

create policy case_plan_tenant on case_plan
  using (tenant_id = (select acting_caseworker())) with check (tenant_id = (select acting_caseworker()));
-- Whoever the case is about reads what was decided, and no draft.
create policy case_plan_own on case_plan for select using (state = 'decided' and case_id in (select cases_of_person()));
-- Only a draft is thrown away.
create policy case_plan_thrown_away on case_plan as restrictive for delete using (state = 'draft');
create policy case_plan_idea_tenant on case_plan_idea
  using (tenant_id = (select acting_caseworker())) with check (tenant_id = (select acting_caseworker()));
create policy case_plan_idea_own on case_plan_idea for select using (case_id in (select cases_of_person()));
create policy tenant_school_seen on tenant_school for select using (tenant_id = (select acting_caseworker()));
create policy tenant_school_led on tenant_school
  using (tenant_id = (select acting_lead())) with check (tenant_id = (select acting_lead()));

grant select, insert, update, delete on case_plan to vanonderop;
grant select, insert, delete on case_plan_idea to vanonderop;
grant select, insert, update on tenant_school to vanonderop;
