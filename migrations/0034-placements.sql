-- A place asked for and answered. Every step is a row in placement_step; the state of a request, the places that are held and
-- the order of the waiting list follow from the steps, in this file and nowhere else.

-- How an initiative answers. Public: who asks must know it beforehand.
create table placement_settings (
  listing_id uuid primary key references listing on delete cascade,
  initiative_id uuid not null unique references initiative on delete cascade,
  open boolean not null default true,
  -- null: places are not counted
  places int check (places between 0 and 9999),
  -- people in requests that are offered, confirmed or started
  held int not null default 0 check (held >= 0),
  -- a free place is confirmed at once, without anybody answering
  automatic boolean not null default false,
  -- the promised answer, in working days
  answer_days int not null default 3 check (answer_days between 1 and 15),
  -- on holiday up to and including this day
  leave_until date,
  changed_at timestamptz not null,
  check (places is null or held <= places)
);

create table placement_request (
  id uuid primary key,
  person_id uuid not null references person on delete cascade,
  listing_id uuid not null references placement_settings (listing_id) on delete cascade,
  initiative_id uuid not null references initiative on delete cascade,
  consent_id uuid not null references consent on delete cascade,
  weekly_time_id uuid references weekly_time on delete set null,
  -- encrypted: first name, and the number or address of the way to be reached
  name_sealed text not null,
  reach text not null check (reach in ('call', 'message', 'email', 'guide', 'visit', 'here')),
  reach_sealed text,
  -- the language in which the person is told, and those that they speak
  language text not null,
  spoken text[] not null,
  party int not null check (party between 1 and 6),
  asked_at timestamptz not null,
  promised_on date not null,
  -- all of this follows from the steps
  state text not null check (state in ('new', 'asked', 'talk', 'waiting', 'offered', 'confirmed', 'started',
    'declined', 'lapsed', 'stopped', 'withdrawn', 'ended')),
  state_at timestamptz not null,
  steps int not null default 0,
  answered_at timestamptz,
  waiting_since timestamptz,
  offered_until timestamptz,
  -- from then on the initiative sees nothing of it
  shared_until timestamptz not null
);
create unique index placement_request_open on placement_request (person_id, initiative_id)
  where state in ('new', 'asked', 'talk', 'waiting', 'offered', 'confirmed', 'started');
create index placement_request_inbox on placement_request (listing_id, state, asked_at, id);
create index placement_request_queue on placement_request (listing_id, waiting_since, id) where state = 'waiting';
create index placement_request_consent on placement_request (consent_id);
create index placement_request_due on placement_request (state, promised_on) where state in ('asked', 'offered');

create table placement_step (
  id bigint generated always as identity primary key,
  request_id uuid not null references placement_request on delete cascade,
  kind text not null,
  by text not null check (by in ('newcomer', 'initiative', 'server')),
  -- who of the initiative, when an account did it
  account_id uuid references account on delete set null,
  at timestamptz not null,
  -- a reason or an outcome from a fixed list, a day; never free words
  details jsonb not null,
  -- encrypted: words of the initiative to this person, or of the person about how it was
  words_sealed text
);
create index placement_step_request on placement_step (request_id, id);

alter table placement_settings enable row level security;
create policy placement_settings_seen on placement_settings for select using (true);
create policy placement_settings_own on placement_settings
  using (listing_id = (select acting_listing())) with check (listing_id = (select acting_listing()));
create policy placement_settings_demonstration on placement_settings
  using ((select acting_task()) = 'demonstration') with check ((select acting_task()) = 'demonstration');
grant select, insert, delete on placement_settings to vanonderop;
-- Not `held`: only steps change that.
grant update (open, places, automatic, answer_days, leave_until, changed_at) on placement_settings to vanonderop;
-- Pages of the directory say whether a place can be asked for: they are made anew when that changes.
create function placement_settings_shown() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update directory_revision set revision = revision + 1;
  return null;
end $$;
create trigger placement_settings_added after insert or delete on placement_settings
  for each row execute function placement_settings_shown();
create trigger placement_settings_changed after update on placement_settings for each row
  when ((old.open, old.automatic, old.answer_days, old.leave_until) is distinct from (new.open, new.automatic, new.answer_days, new.leave_until))
  execute function placement_settings_shown();

alter table placement_request enable row level security;
create policy placement_request_own on placement_request for select using (person_id = (select acting_person()));
create policy placement_request_asked on placement_request for insert
  with check (person_id = (select acting_person()) and state = 'new' and steps = 0 and answered_at is null
    and waiting_since is null and offered_until is null);
create policy placement_request_erased on placement_request for delete
  using (person_id = (select acting_person()) and state in ('declined', 'lapsed', 'stopped', 'withdrawn', 'ended'));
create policy placement_request_received on placement_request for select
  using (listing_id = (select acting_listing()) and state <> 'new' and state <> 'withdrawn' and shared_until > (select acting_now()));
create policy placement_request_due on placement_request for select
  using ((select acting_task()) = 'placements' and listing_id::text = (select acting_subject()));
create policy placement_request_old on placement_request for delete
  using ((select acting_task()) = 'retention' and state in ('declined', 'lapsed', 'stopped', 'withdrawn', 'ended')
    and state_at < now() - interval '1 year');
create policy placement_request_old_found on placement_request for select
  using ((select acting_task()) = 'retention' and state in ('declined', 'lapsed', 'stopped', 'withdrawn', 'ended')
    and state_at < now() - interval '1 year');
grant select, insert, delete on placement_request to vanonderop;
-- Key rotation writes the same words under a new key; the person corrects how they can be reached.
grant update (name_sealed, reach, reach_sealed, language) on placement_request to vanonderop;
create policy placement_request_corrected on placement_request for update
  using (person_id = (select acting_person())) with check (person_id = (select acting_person()));

alter table placement_step enable row level security;
create policy placement_step_seen on placement_step for select
  using (exists (select from placement_request r where r.id = request_id));
grant select on placement_step to vanonderop;

-- Which steps there are: who takes one, in which state, and which state follows. `src/features/placements/rules.ts` says the
-- same, and a test compares the two.
create table placement_transition (
  kind text not null,
  by text not null,
  from_state text not null,
  to_state text not null,
  primary key (kind, by, from_state)
);
insert into placement_transition (kind, by, from_state, to_state) values
  ('ask', 'newcomer', 'new', 'asked'),
  ('talk', 'initiative', 'asked', 'talk'), ('talk', 'initiative', 'waiting', 'talk'),
  ('queue', 'initiative', 'asked', 'waiting'), ('queue', 'initiative', 'talk', 'waiting'),
  ('offer', 'initiative', 'asked', 'offered'), ('offer', 'initiative', 'talk', 'offered'),
  ('offer', 'initiative', 'waiting', 'offered'), ('offer', 'server', 'waiting', 'offered'),
  ('confirm', 'initiative', 'asked', 'confirmed'), ('confirm', 'initiative', 'talk', 'confirmed'),
  ('confirm', 'initiative', 'waiting', 'confirmed'), ('confirm', 'initiative', 'offered', 'confirmed'),
  ('accept', 'newcomer', 'offered', 'confirmed'),
  ('decline', 'initiative', 'asked', 'declined'), ('decline', 'initiative', 'talk', 'declined'),
  ('decline', 'initiative', 'waiting', 'declined'),
  ('lapse', 'server', 'offered', 'lapsed'),
  ('rejoin', 'newcomer', 'lapsed', 'waiting'),
  ('reopen', 'initiative', 'declined', 'asked'), ('reopen', 'initiative', 'stopped', 'asked'), ('reopen', 'initiative', 'lapsed', 'asked'),
  ('start', 'newcomer', 'confirmed', 'started'), ('start', 'initiative', 'confirmed', 'started'),
  ('end', 'newcomer', 'confirmed', 'ended'), ('end', 'newcomer', 'started', 'ended'),
  ('end', 'initiative', 'confirmed', 'ended'), ('end', 'initiative', 'started', 'ended'),
  ('feedback', 'newcomer', 'ended', 'ended'),
  ('remind', 'server', 'asked', 'asked'), ('suggest', 'server', 'asked', 'asked'),
  ('postpone', 'initiative', 'asked', 'asked');
insert into placement_transition (kind, by, from_state, to_state)
  select kind, by, state, to_state from (values ('withdraw', 'newcomer', 'withdrawn'), ('stop', 'initiative', 'stopped')) as s (kind, by, to_state),
    unnest(array['asked', 'talk', 'waiting', 'offered', 'confirmed', 'started']) as state
  where (kind, state) <> ('stop', 'asked');
alter table placement_transition enable row level security;
create policy placement_transition_seen on placement_transition for select using (true);
grant select on placement_transition to vanonderop;

create function holds_place(state text) returns boolean language sql immutable parallel safe as
$$ select state in ('offered', 'confirmed', 'started') $$;

/* Takes one step, or says why not: 'not-found', 'not-allowed' (in this state, or by this actor), 'changed' (there are more steps
   than the page showed), 'full'. Steps of one listing come one after another: its settings are locked first. */
create function take_placement_step(
  of_request uuid, step_kind text, step_by text, seen_steps int, step_details jsonb, step_words text
) returns text language plpgsql security definer set search_path = public, pg_temp as $$
declare
  request placement_request;
  settings placement_settings;
  next_state text;
  moment timestamptz := acting_now();
begin
  select * into settings from placement_settings
    where listing_id = (select listing_id from placement_request where id = of_request) for update;
  select * into request from placement_request where id = of_request for update;
  if not found or not coalesce(case step_by
      when 'newcomer' then request.person_id = acting_person()
      when 'initiative' then request.listing_id = acting_listing() and request.state not in ('new', 'withdrawn') and request.shared_until > moment
      when 'server' then acting_task() = 'placements' and request.listing_id::text = acting_subject()
    end, false) then
    return 'not-found';
  end if;
  if seen_steps is not null and seen_steps <> request.steps then return 'changed'; end if;
  select to_state into next_state from placement_transition
    where kind = step_kind and by = step_by and from_state = request.state;
  if not found then return 'not-allowed'; end if;
  if step_kind = 'ask' and settings.automatic and settings.open then
    -- Who comes first gets the place, as long as nobody waits for one.
    next_state := case
      when settings.places is null then 'confirmed'
      when settings.held + request.party <= settings.places
        and not exists (select from placement_request where listing_id = request.listing_id and state = 'waiting') then 'confirmed'
      else 'waiting' end;
  end if;
  if step_kind = 'reopen' and exists (select from placement_request r where r.person_id = request.person_id
      and r.initiative_id = request.initiative_id and r.id <> request.id
      and r.state in ('new', 'asked', 'talk', 'waiting', 'offered', 'confirmed', 'started')) then
    return 'not-allowed';
  end if;
  if holds_place(next_state) and not holds_place(request.state) and settings.places is not null
    and settings.held + request.party > settings.places then
    return 'full';
  end if;
  insert into placement_step (request_id, kind, by, account_id, at, details, words_sealed)
    values (of_request, step_kind, step_by, case when step_by = 'initiative' then acting_account() end, moment, step_details, step_words);
  update placement_request set
    state = next_state, state_at = case when state = next_state then state_at else moment end, steps = steps + 1,
    answered_at = case when step_by = 'initiative' and step_kind <> 'postpone' then coalesce(answered_at, moment)
      when step_kind = 'ask' and next_state <> 'asked' then moment else answered_at end,
    waiting_since = case when next_state <> 'waiting' then null when state = 'waiting' then waiting_since else moment end,
    offered_until = case when next_state = 'offered' then (step_details ->> 'until')::timestamptz end,
    promised_on = case when step_kind in ('postpone', 'reopen') then (step_details ->> 'promisedOn')::date else promised_on end,
    shared_until = case when next_state in ('declined', 'lapsed', 'stopped', 'ended') then moment + interval '30 days'
      when state in ('declined', 'lapsed', 'stopped') then moment + interval '1 year' else shared_until end
    where id = of_request;
  update placement_settings set held = held
      + case when holds_place(next_state) then request.party else 0 end
      - case when holds_place(request.state) then request.party else 0 end
    where listing_id = request.listing_id and holds_place(next_state) <> holds_place(request.state);
  return 'done';
end $$;

/* Offers free places of the acting task's listing to who waits, in the order of joining. A party stays together: one that is
   too large for what is free keeps its position, and the next that fits is asked. @returns the requests that got an offer */
create function offer_free_places(offers_until timestamptz) returns setof uuid
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  listing uuid := acting_subject()::uuid;
  free int;
  candidate record;
begin
  perform only_task('placements');
  select places - held into free from placement_settings where listing_id = listing and open for update;
  for candidate in select id, party from placement_request where listing_id = listing and state = 'waiting'
      order by waiting_since, id for update loop
    exit when free is null or free <= 0;
    if candidate.party <= free and take_placement_step(candidate.id, 'offer', 'server', null,
        jsonb_build_object('until', offers_until), null) = 'done' then
      free := free - candidate.party;
      return next candidate.id;
    end if;
  end loop;
end $$;

-- Whoever erases what is theirs, or withdraws the consent under a request, gives the place back.
create function placement_request_gone() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if holds_place(old.state) then
    update placement_settings set held = held - old.party where listing_id = old.listing_id;
  end if;
  return null;
end $$;
create trigger placement_request_gone after delete on placement_request for each row execute function placement_request_gone();
create function placement_consent_ended() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare request record;
begin
  for request in select id from placement_request where consent_id = new.id
      and state in ('asked', 'talk', 'waiting', 'offered', 'confirmed', 'started') loop
    if new.ended_by = 'person' then
      perform take_placement_step(request.id, 'withdraw', 'newcomer', null, '{}', null);
    end if;
  end loop;
  update placement_request set shared_until = least(shared_until, new.ended_at) where consent_id = new.id;
  return null;
end $$;
create trigger placement_consent_ended after update of ended_at on consent
  for each row when (old.ended_at is null and new.ended_at is not null) execute function placement_consent_ended();

-- Listings in which the server has something to do: an offer ran out, a promised answer did not come, a place is free.
create function placements_due(moment timestamptz, today date) returns table (listing_id uuid)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  perform only_task('placements');
  return query select r.listing_id from placement_request r where r.state = 'offered' and r.offered_until < moment
    union select r.listing_id from placement_request r where r.state = 'asked' and r.promised_on < today
    union select s.listing_id from placement_settings s where s.open and s.held < s.places
      and exists (select from placement_request r where r.listing_id = s.listing_id and r.state = 'waiting');
end $$;

-- How soon an initiative answers as a rule: the middle one of its answers of the last year, in days. Null below ten people.
create function placement_answer_days(of_initiative uuid) returns int
  language sql stable security definer set search_path = public, pg_temp as
$$ select case when count(distinct r.person_id) >= 10 then
     percentile_disc(0.5) within group (order by (r.answered_at at time zone 'Europe/Amsterdam')::date - (r.asked_at at time zone 'Europe/Amsterdam')::date) end
   from placement_request r join placement_step s on s.request_id = r.id and s.by = 'initiative' and s.at = r.answered_at
   where r.initiative_id = of_initiative and r.asked_at > acting_now() - interval '1 year' $$;

revoke execute on function take_placement_step(uuid, text, text, int, jsonb, text), offer_free_places(timestamptz),
  placements_due(timestamptz, date), placement_answer_days(uuid) from public;
grant execute on function take_placement_step(uuid, text, text, int, jsonb, text), offer_free_places(timestamptz),
  placements_due(timestamptz, date), placement_answer_days(uuid) to vanonderop;
