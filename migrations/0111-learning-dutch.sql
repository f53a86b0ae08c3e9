-- Learning Dutch, around one person: levels per skill, attendance as a course school tells it, how it goes, agreed next steps. Each
-- fact has its source and its day. A row is never changed: a later row takes its place, or says that it was a mistake. Nothing here
-- starts or moves a term: absence is told here so that somebody can help, and is no ground for anything.

-- A course school with a contact who has a private link. It sees its own learners and only what it told itself (Besluit inburgering
-- 2021, art. 9.2(3) and (4): name, route, progress, attendance, effort).
create table course_school (
  id uuid primary key,
  tenant_id uuid not null references tenant,
  name text not null check (name <> ''),
  -- of the contact, in words of the guide; null when the link was handed over otherwise
  contact_name text,
  link_hash bytea not null unique,
  made_at timestamptz not null,
  made_by_name text not null,
  ends_at timestamptz not null,
  ended_at timestamptz
);
create unique index course_school_name on course_school (tenant_id, lower(name)) where ended_at is null;

-- Whose learner is somebody, from when until when, with the two things that the school is told: the number of the case, and how the
-- person is called (encrypted). The school reads no row of the case itself.
create table course_enrolment (
  id uuid primary key,
  school_id uuid not null references course_school on delete cascade,
  case_id uuid not null references integration_case on delete cascade,
  tenant_id uuid not null references tenant,
  number text not null,
  name_sealed text not null,
  since timestamptz not null,
  ended_at timestamptz
);
create unique index course_enrolment_now on course_enrolment (school_id, case_id) where ended_at is null;
create index course_enrolment_case on course_enrolment (case_id);
create index course_enrolment_tenant on course_enrolment (tenant_id);

create table learning_record (
  id uuid primary key,
  tenant_id uuid not null references tenant,
  case_id uuid not null references integration_case on delete cascade,
  kind text not null check (kind in ('level', 'attendance', 'progress', 'step')),
  day date not null,
  data jsonb not null,
  words_sealed text,
  source text not null check (source in ('school', 'guide', 'newcomer', 'test')),
  -- the school that told it by its link
  school_id uuid references course_school on delete set null,
  recorded_at timestamptz not null,
  recorded_by_name text not null,
  replaces uuid unique references learning_record on delete cascade,
  withdrawn boolean not null default false,
  check (source = 'school' or school_id is null)
);
create index learning_record_case on learning_record (case_id, day);
create index learning_record_school on learning_record (school_id) where school_id is not null;
create index learning_record_tenant on learning_record (tenant_id);

-- The school whose link the actor has, as long as it opens something.
create function acting_school() returns uuid
  language sql stable parallel safe security definer set search_path = public, pg_temp as
$$ select s.id from course_school s join tenant t on t.id = s.tenant_id
    where s.link_hash = acting_link() and s.ended_at is null and s.ends_at > acting_now() and t.ended_at is null $$;
-- Is this case one of its learners now?
create function is_learner_of_school(of_case uuid, of_tenant uuid) returns boolean
  language sql stable parallel safe security definer set search_path = public, pg_temp as
$$ select exists (select from course_enrolment e where e.school_id = acting_school() and e.case_id = of_case
    and e.tenant_id = of_tenant and e.ended_at is null) $$;
revoke execute on function acting_school(), is_learner_of_school(uuid, uuid) from public;
grant execute on function acting_school(), is_learner_of_school(uuid, uuid) to vanonderop;

-- A case that is closed, and a school whose link ends, have no learner together any more.
create function enrolments_ended() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_table_name = 'integration_case' then
    update course_enrolment set ended_at = new.closed_at where case_id = new.id and ended_at is null;
  else
    update course_enrolment set ended_at = new.ended_at where school_id = new.id and ended_at is null;
  end if;
  return null;
end $$;
create trigger case_enrolments_ended after update of closed_at on integration_case
  for each row when (old.closed_at is null and new.closed_at is not null) execute function enrolments_ended();
create trigger school_enrolments_ended after update of ended_at on course_school
  for each row when (old.ended_at is null and new.ended_at is not null) execute function enrolments_ended();

alter table course_school enable row level security;
create policy course_school_tenant on course_school
  using (tenant_id = (select acting_caseworker())) with check (tenant_id = (select acting_caseworker()));
create policy course_school_link on course_school for select using (id = (select acting_school()));
grant select, insert on course_school to vanonderop;
grant update (ended_at) on course_school to vanonderop;

alter table course_enrolment enable row level security;
create policy course_enrolment_tenant on course_enrolment
  using (tenant_id = (select acting_caseworker())) with check (tenant_id = (select acting_caseworker()));
create policy course_enrolment_school on course_enrolment for select using (school_id = (select acting_school()) and ended_at is null);
grant select, insert, update on course_enrolment to vanonderop;

alter table learning_record enable row level security;
create policy learning_record_tenant on learning_record for select using (tenant_id = (select acting_caseworker()));
create policy learning_record_added on learning_record for insert
  with check (tenant_id = (select acting_caseworker()) and school_id is null);
create policy learning_record_own on learning_record for select using (case_id in (select cases_of_person()));
create policy learning_record_school on learning_record for select
  using (school_id = (select acting_school()) and is_learner_of_school(case_id, tenant_id));
create policy learning_record_told on learning_record for insert
  with check (source = 'school' and school_id = (select acting_school()) and kind <> 'step'
    and is_learner_of_school(case_id, tenant_id));
grant select, insert on learning_record to vanonderop;
