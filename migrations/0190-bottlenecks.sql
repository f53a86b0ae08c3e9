-- A bottleneck: what stands in the way, which a municipality takes up with an owner and a day for its answer. How it stands and
-- when its answer is due is never stored: both follow from its events, which nobody changes; a later event replaces an earlier one.
create table bottleneck (
  id uuid primary key,
  -- who has to answer
  tenant_id uuid not null references tenant on delete cascade,
  -- CBS code
  municipality text not null check (municipality ~ '^GM[0-9]{4}$'),
  -- the language in which it was said first: the answer must be there in this language too
  language text not null,
  source_kind text not null check (source_kind in ('statement', 'table', 'signal', 'proposal', 'panel', 'staff', 'handed')),
  -- the statement, the question of signals, the proposal …; of what is written by hand null
  source_id uuid,
  -- the bottleneck of another tenant, which said that it was not theirs
  handed_from uuid references bottleneck on delete set null,
  made_at timestamptz not null,
  check (source_kind <> 'staff' or source_id is null)
);
create index bottleneck_tenant on bottleneck (tenant_id);
create index bottleneck_handed on bottleneck (handed_from);
create index bottleneck_source on bottleneck (source_id);
-- One thing has one clock: what was taken up once is not taken up again.
create unique index bottleneck_once on bottleneck (tenant_id, source_kind, source_id)
  where source_kind in ('statement', 'signal', 'proposal', 'handed');

-- What is in the way, in plain words, per language. A later text replaces an earlier one, which stays.
create table bottleneck_text (
  bottleneck_id uuid not null references bottleneck on delete cascade,
  language text not null,
  words text not null check (words <> '' and length(words) <= 280),
  -- somebody who speaks the language read them
  reviewed boolean not null default false,
  made_at timestamptz not null,
  primary key (bottleneck_id, language, made_at)
);

create table bottleneck_event (
  id uuid primary key,
  bottleneck_id uuid not null references bottleneck on delete cascade,
  -- its place in what happened, from 1
  number int not null check (number >= 1),
  kind text not null check (kind in ('proposed', 'adopted', 'owner', 'paused', 'resumed', 'answered', 'followed-up', 'reopened',
    'gathered', 'weighed', 'decided', 'measured')),
  at timestamptz not null,
  -- who answers, in words for everybody: a team, an alderman
  owner_name text check (owner_name <> '' and length(owner_name) <= 80),
  -- the term in which the answer comes
  term_weeks int check (term_weeks between 1 and 52),
  -- of `answered`: by when it is done; of `adopted`: a day that was promised before and cannot be put off
  on_day date,
  pause_reason text check (pause_reason in ('others', 'council', 'budget', 'election', 'research')),
  answer_kind text check (answer_kind in ('done', 'will-do', 'no', 'not-ours')),
  handed_to text check (handed_to <> '' and length(handed_to) <= 80),
  -- the bottleneck that another tenant got by it
  handed_bottleneck uuid references bottleneck on delete set null,
  -- of `followed-up` and `reopened`: the answer that was asked about, and how many said that it helped and that it did not, in tens
  about_event uuid references bottleneck_event on delete cascade,
  helped int check (helped >= 0 and helped % 10 = 0),
  not_helped int check (not_helped >= 0 and not_helped % 10 = 0),
  -- of `proposed`: how many people agreed of how many; of `measured`: for how many people something changed
  people int check (people >= 10),
  of_people int check (of_people >= people),
  unique (bottleneck_id, number),
  -- Whatever is taken up has an owner and a day.
  check (kind <> 'adopted' or (owner_name is not null and term_weeks is not null)),
  check (kind <> 'owner' or owner_name is not null),
  check ((kind = 'paused') = (pause_reason is not null)),
  check ((kind = 'answered') = (answer_kind is not null)),
  check (kind <> 'answered' or (answer_kind = 'will-do') = (on_day is not null)),
  check ((answer_kind is not distinct from 'not-ours') = (handed_to is not null)),
  check (kind <> 'reopened' or term_weeks is not null),
  check (kind <> 'followed-up' or (about_event is not null and helped is not null and not_helped is not null))
);
create index bottleneck_event_about on bottleneck_event (about_event);
create index bottleneck_event_handed on bottleneck_event (handed_bottleneck);

-- The words of an event, such as an answer, per language; and the same said by a person. A later one replaces an earlier one.
create table bottleneck_event_text (
  event_id uuid not null references bottleneck_event on delete cascade,
  language text not null,
  words text not null check (words <> '' and length(words) <= 2000),
  reviewed boolean not null default false,
  made_at timestamptz not null,
  primary key (event_id, language, made_at)
);
create table bottleneck_event_audio (
  event_id uuid not null references bottleneck_event on delete cascade,
  language text not null,
  content_type text not null check (content_type in ('audio/mp4', 'audio/webm', 'audio/ogg', 'audio/mpeg', 'audio/wav')),
  content bytea not null check (octet_length(content) between 1 and 2000000),
  made_at timestamptz not null,
  primary key (event_id, language, made_at)
);

-- How many said of an answer that it helped, and that it did not: two numbers, without who or when. Nobody but the task that
-- publishes them in tens reads them.
create table bottleneck_help (
  event_id uuid primary key references bottleneck_event on delete cascade,
  helped int not null default 0,
  not_helped int not null default 0
);

-- Of which tenant a bottleneck or an event is, whoever asks; and whether it is public: from the moment that it was taken up.
create function bottleneck_tenant_of(bottleneck uuid) returns uuid
  language sql stable parallel safe security definer set search_path = public, pg_temp as
$$ select tenant_id from bottleneck b where b.id = bottleneck $$;
create function bottleneck_is_public(bottleneck uuid) returns boolean
  language sql stable parallel safe security definer set search_path = public, pg_temp as
$$ select exists (select from bottleneck_event e where e.bottleneck_id = bottleneck and e.kind = 'adopted') $$;
create function bottleneck_event_tenant(event uuid) returns uuid
  language sql stable parallel safe security definer set search_path = public, pg_temp as
$$ select b.tenant_id from bottleneck_event e join bottleneck b on b.id = e.bottleneck_id where e.id = event $$;
create function bottleneck_event_is_public(event uuid) returns boolean
  language sql stable parallel safe security definer set search_path = public, pg_temp as
$$ select bottleneck_is_public(e.bottleneck_id) from bottleneck_event e where e.id = event $$;
-- Counts what somebody says of an answer. It tells nothing back.
create function count_bottleneck_help(event uuid, has_helped boolean) returns void
  language sql security definer set search_path = public, pg_temp as
$$ insert into bottleneck_help (event_id, helped, not_helped)
     select e.id, case when has_helped then 1 else 0 end, case when has_helped then 0 else 1 end
       from bottleneck_event e where e.id = event and e.kind = 'answered' and e.answer_kind = 'done'
     on conflict (event_id) do update
       set helped = bottleneck_help.helped + excluded.helped, not_helped = bottleneck_help.not_helped + excluded.not_helped $$;
-- To whom letters about a tenant's bottlenecks go, for the task that sends them.
create function bottleneck_staff(tenant uuid) returns table (account_id uuid, email_sealed text)
  language sql stable security definer set search_path = public, pg_temp as
$$ select m.account_id, a.email_sealed from tenant_member m join account a on a.id = m.account_id
    where m.tenant_id = tenant and m.ended_at is null and 'policy' = any(m.roles) and a.email_sealed is not null
      and acting_task() = 'voice' $$;
-- To whom a bottleneck can be handed: every tenant that has not ended, for who makes policy.
create function bottleneck_tenants() returns table (tenant_id uuid, name text, municipalities text[])
  language sql stable security definer set search_path = public, pg_temp as
$$ select t.id, t.name, t.municipalities from tenant t
    where t.ended_at is null and (acting_policy() is not null or acting_task() = 'voice') order by t.name, t.id $$;
revoke execute on function bottleneck_tenant_of(uuid), bottleneck_is_public(uuid), bottleneck_event_tenant(uuid),
  bottleneck_event_is_public(uuid), count_bottleneck_help(uuid, boolean), bottleneck_staff(uuid), bottleneck_tenants() from public;
grant execute on function bottleneck_tenant_of(uuid), bottleneck_is_public(uuid), bottleneck_event_tenant(uuid),
  bottleneck_event_is_public(uuid), count_bottleneck_help(uuid, boolean), bottleneck_staff(uuid), bottleneck_tenants() to vanonderop;

alter table bottleneck enable row level security;
alter table bottleneck_text enable row level security;
alter table bottleneck_event enable row level security;
alter table bottleneck_event_text enable row level security;
alter table bottleneck_event_audio enable row level security;
alter table bottleneck_help enable row level security;
create policy bottleneck_public on bottleneck for select using (bottleneck_is_public(id));
create policy bottleneck_seen on bottleneck for select using (tenant_id = (select acting_policy()));
create policy bottleneck_made on bottleneck for insert
  with check (tenant_id = (select acting_policy()) and municipality = any((select acting_municipalities())::text[]));
create policy bottleneck_task on bottleneck
  using ((select acting_task()) = 'voice') with check ((select acting_task()) = 'voice');
create policy bottleneck_text_public on bottleneck_text for select using (bottleneck_is_public(bottleneck_id));
create policy bottleneck_text_staff on bottleneck_text
  using (bottleneck_tenant_of(bottleneck_id) = (select acting_policy()))
  with check (bottleneck_tenant_of(bottleneck_id) = (select acting_policy()));
create policy bottleneck_text_task on bottleneck_text
  using ((select acting_task()) = 'voice') with check ((select acting_task()) = 'voice');
create policy bottleneck_event_public on bottleneck_event for select using (bottleneck_is_public(bottleneck_id));
-- What people said of an answer is written by the task that counts, not by who gave the answer.
create policy bottleneck_event_seen on bottleneck_event for select
  using (bottleneck_tenant_of(bottleneck_id) = (select acting_policy()));
create policy bottleneck_event_made on bottleneck_event for insert
  with check (bottleneck_tenant_of(bottleneck_id) = (select acting_policy()) and kind <> 'followed-up');
create policy bottleneck_event_task on bottleneck_event
  using ((select acting_task()) = 'voice') with check ((select acting_task()) = 'voice');
create policy bottleneck_event_text_public on bottleneck_event_text for select using (bottleneck_event_is_public(event_id));
create policy bottleneck_event_text_staff on bottleneck_event_text
  using (bottleneck_event_tenant(event_id) = (select acting_policy()))
  with check (bottleneck_event_tenant(event_id) = (select acting_policy()));
create policy bottleneck_event_text_task on bottleneck_event_text
  using ((select acting_task()) = 'voice') with check ((select acting_task()) = 'voice');
create policy bottleneck_event_audio_public on bottleneck_event_audio for select using (bottleneck_event_is_public(event_id));
create policy bottleneck_event_audio_staff on bottleneck_event_audio
  using (bottleneck_event_tenant(event_id) = (select acting_policy()))
  with check (bottleneck_event_tenant(event_id) = (select acting_policy()));
create policy bottleneck_event_audio_task on bottleneck_event_audio
  using ((select acting_task()) = 'voice') with check ((select acting_task()) = 'voice');
create policy bottleneck_help_task on bottleneck_help for select using ((select acting_task()) = 'voice');
-- Nothing is changed or taken away: only added.
grant select, insert on bottleneck, bottleneck_text, bottleneck_event, bottleneck_event_text, bottleneck_event_audio to vanonderop;
grant select on bottleneck_help to vanonderop;

-- What signals asked of a municipality can be taken up as a bottleneck. From then on that is the clock that everybody sees.
alter table signal_question add column taken_up_by uuid references bottleneck on delete set null;
create index signal_question_taken_up on signal_question (taken_up_by);
create policy signal_question_voice on signal_question for update
  using ((select acting_task()) = 'voice') with check ((select acting_task()) = 'voice');
grant update (taken_up_by) on signal_question to vanonderop;
