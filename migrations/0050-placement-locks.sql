-- Steps of one listing come one after another, and nobody waits in a circle. Whoever needs several rows locks them in this order:
-- the person · their consents · the settings of listings, by id · requests, by id. Asking for a place keeps to it from its first
-- statement. `for no key update` lets a new request refer to the settings while somebody takes a step there.

-- Settings of an initiative, locked until the transaction ends: for who asks there, and for who answers.
create function lock_placement_settings(of_initiative uuid) returns setof placement_settings
  language sql security definer set search_path = public, pg_temp as
$$ select * from placement_settings where initiative_id = of_initiative
     and (acting_person() is not null or listing_id = acting_listing()) for no key update $$;
-- Two tabs of one person come one after another.
create function lock_asker() returns void language sql security definer set search_path = public, pg_temp as
$$ select from person where id = acting_person() for no key update $$;
revoke execute on function lock_placement_settings(uuid), lock_asker() from public;
grant execute on function lock_placement_settings(uuid), lock_asker() to vanonderop;

-- The server ends what a consent no longer carries, and says it when a holiday moves the promised day.
insert into placement_transition (kind, by, from_state, to_state) values
  ('postpone', 'server', 'asked', 'asked'),
  ('expire', 'server', 'asked', 'withdrawn'), ('expire', 'server', 'talk', 'withdrawn'),
  ('expire', 'server', 'waiting', 'withdrawn'), ('expire', 'server', 'offered', 'withdrawn'),
  ('expire', 'server', 'confirmed', 'ended'), ('expire', 'server', 'started', 'ended');

-- What a step says comes from fixed lists: a reason, an outcome, a moment. Free words are sealed, or not there.
alter table placement_step add constraint placement_step_details check (
  details - array['until', 'reason', 'promisedOn', 'outcome'] = '{}'
  and coalesce(details ->> 'reason', 'full') in ('full', 'level', 'time', 'group', 'paused', 'not-reached', 'not-come', 'other')
  and coalesce(details ->> 'outcome', 'good') in ('good', 'so-so', 'not'));

create index placement_request_shared on placement_request (shared_until)
  where state in ('asked', 'talk', 'waiting', 'offered', 'confirmed', 'started');

/* Takes one step, or says why not: 'not-found', 'not-allowed' (in this state, or by this actor), 'changed' (there are more steps
   than the page showed), 'full' (no place is free), 'party-too-large' (places are free, or there are some at all, but too few to
   keep this party together). */
create or replace function take_placement_step(
  of_request uuid, step_kind text, step_by text, seen_steps int, step_details jsonb, step_words text
) returns text language plpgsql security definer set search_path = public, pg_temp as $$
declare
  request placement_request;
  settings placement_settings;
  next_state text;
  moment timestamptz := acting_now();
  joined timestamptz;
  too_large boolean;
begin
  select * into settings from placement_settings
    where listing_id = (select listing_id from placement_request where id = of_request) for no key update;
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
  -- A party that can never fit is for a person to answer: no waiting list would end for it. Who has no places at all for a
  -- while may well have a waiting list.
  too_large := settings.places > 0 and request.party > settings.places;
  if step_kind = 'ask' and settings.automatic and settings.open
      and not coalesce(too_large, false) then
    -- Who comes first gets the place, as long as nobody waits for one.
    next_state := case
      when settings.places is null then 'confirmed'
      when settings.held + request.party <= settings.places
        and not exists (select from placement_request where listing_id = request.listing_id and state = 'waiting') then 'confirmed'
      else 'waiting' end;
  end if;
  if step_kind in ('reopen', 'rejoin') and (
      exists (select from placement_request r where r.person_id = request.person_id
        and r.initiative_id = request.initiative_id and r.id <> request.id
        and r.state in ('new', 'asked', 'talk', 'waiting', 'offered', 'confirmed', 'started'))
      or not exists (select from consent c where c.id = request.consent_id and c.ended_at is null and c.until > moment)) then
    return 'not-allowed';
  end if;
  if next_state = 'waiting' and too_large then return 'party-too-large'; end if;
  if holds_place(next_state) and not holds_place(request.state) and settings.held + request.party > settings.places then
    return case when too_large or settings.held < settings.places then 'party-too-large' else 'full' end;
  end if;
  -- Joining the waiting list is what happens here, one after another: later than who joined before, whatever clocks said when
  -- the two began. Who was called for a talk in between keeps their moment.
  if next_state = 'waiting' then
    joined := coalesce(case when request.state in ('waiting', 'talk') then request.waiting_since end, greatest(moment,
      (select max(waiting_since) + interval '1 microsecond' from placement_request
        where listing_id = request.listing_id and state = 'waiting')));
  elsif next_state = 'talk' then
    joined := request.waiting_since;
  end if;
  insert into placement_step (request_id, kind, by, account_id, at, details, words_sealed)
    values (of_request, step_kind, step_by, case when step_by = 'initiative' then acting_account() end, moment, step_details, step_words);
  update placement_request set
    state = next_state, state_at = case when state = next_state then state_at else moment end, steps = steps + 1,
    answered_at = case when step_by = 'initiative' and step_kind <> 'postpone' then coalesce(answered_at, moment)
      when step_kind = 'ask' and next_state <> 'asked' then moment else answered_at end,
    waiting_since = joined,
    offered_until = case when next_state = 'offered' then (step_details ->> 'until')::timestamptz end,
    promised_on = case when step_kind in ('postpone', 'reopen') then (step_details ->> 'promisedOn')::date else promised_on end,
    shared_until = case when next_state in ('declined', 'lapsed', 'stopped', 'ended') and state <> next_state then moment + interval '30 days'
      when state in ('declined', 'lapsed', 'stopped') then moment + interval '1 year' else shared_until end
    where id = of_request;
  update placement_settings set held = held
      + case when holds_place(next_state) then request.party else 0 end
      - case when holds_place(request.state) then request.party else 0 end
    where listing_id = request.listing_id and holds_place(next_state) <> holds_place(request.state);
  return 'done';
end $$;

/* Offers free places of the acting task's listing to who waits, in the order of joining. A party stays together: one that is
   too large for what is free keeps its position, and the next that fits is asked. Nobody joins or leaves the list meanwhile, so
   who gets an offer is chosen first, and their rows are locked in the order of their ids. @returns the requests that got one */
create or replace function offer_free_places(offers_until timestamptz) returns setof uuid
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  listing uuid := acting_subject()::uuid;
  free int;
  candidate record;
  chosen uuid[] := '{}';
begin
  perform only_task('placements');
  select places - held into free from placement_settings where listing_id = listing and open for no key update;
  for candidate in select id, party from placement_request where listing_id = listing and state = 'waiting' and shared_until > acting_now()
      order by waiting_since, id loop
    exit when free is null or free <= 0;
    if candidate.party <= free then
      free := free - candidate.party;
      chosen := chosen || candidate.id;
    end if;
  end loop;
  perform from placement_request where id = any (chosen) order by id for update;
  for candidate in select id from unnest(chosen) with ordinality as c (id, position) order by position loop
    if take_placement_step(candidate.id, 'offer', 'server', null, jsonb_build_object('until', offers_until), null) = 'done' then
      return next candidate.id;
    end if;
  end loop;
end $$;

-- A consent that is withdrawn or given back ends the request under it, and its place is free at once. What a consent that runs
-- out carried is ended by the task `placements`.
create or replace function placement_consent_ended() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare request record;
begin
  if new.listing_id is null then return null; end if;
  perform from placement_settings where listing_id = new.listing_id for no key update;
  for request in select id, state from placement_request where consent_id = new.id
      and state in ('asked', 'talk', 'waiting', 'offered', 'confirmed', 'started') order by id loop
    if new.ended_by = 'person' then
      perform take_placement_step(request.id, 'withdraw', 'newcomer', null, '{}', null);
    elsif new.ended_by = 'recipient' then
      perform take_placement_step(request.id,
        case when request.state in ('asked', 'talk', 'waiting') then 'decline' else 'stop' end, 'initiative', null, '{"reason":"other"}', null);
    end if;
  end loop;
  update placement_request set shared_until = least(shared_until, new.ended_at) where consent_id = new.id;
  return null;
end $$;

-- Whoever erases everything that is theirs gives places back in listings, which are therefore locked before their requests.
create function placements_locked_before_erasure() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform from person where id = acting_person() for update;
  perform from placement_settings where listing_id in (
      select r.listing_id from placement_request r
      where r.state in ('offered', 'confirmed', 'started') and (r.person_id = acting_person() or acting_task() = 'retention'))
    order by listing_id for no key update;
  return null;
end $$;
create trigger placements_locked_before_erasure before delete on person
  for each statement execute function placements_locked_before_erasure();

-- Listings in which the server has something to do: an offer ran out, a promised answer did not come, a place is free, a consent ended.
create or replace function placements_due(moment timestamptz, today date) returns table (listing_id uuid)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  perform only_task('placements');
  return query select r.listing_id from placement_request r where r.state = 'offered' and r.offered_until < moment
    union select r.listing_id from placement_request r where r.state = 'asked' and r.promised_on < today
    union select r.listing_id from placement_request r
      where r.state in ('asked', 'talk', 'waiting', 'offered', 'confirmed', 'started') and r.shared_until <= moment
    union select s.listing_id from placement_settings s where s.open and s.held < s.places
      and exists (select from placement_request r where r.listing_id = s.listing_id and r.state = 'waiting');
end $$;
