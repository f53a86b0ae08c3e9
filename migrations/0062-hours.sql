-- The hours booklet: an initiative signs that somebody took part. It belongs to the newcomer, is off until they turn it on
-- (a consent with purpose `hours`), and nothing of it goes anywhere by itself. What was signed is never rewritten: a correction is
-- a new record that names the one it replaces, and taking back or disputing is a record too.

-- What a newcomer wants to see of their own booklet.
create table hours_booklet (
  person_id uuid primary key references person on delete cascade,
  -- they follow the Z-route, or wish to see their hours against it
  z_route boolean not null
);
alter table hours_booklet enable row level security;
alter table hours_booklet force row level security;
create policy hours_booklet_own on hours_booklet
  using (person_id = (select acting_person())) with check (person_id = (select acting_person()));
grant select, insert, update on hours_booklet to vanonderop;

create table hours_entry (
  id uuid primary key,
  person_id uuid not null references person on delete cascade,
  -- what was signed stays when the initiative is gone
  listing_id uuid references listing on delete set null,
  -- as the newcomer knows it from their consent
  place_name text not null,
  -- a lesson at a school · practising Dutch · an activity · helping or working along
  kind text not null check (kind in ('lesson', 'practice', 'activity', 'work')),
  started_at timestamptz not null,
  ended_at timestamptz not null,
  -- Dutch was spoken, and the person was not alone: what the rules for the Z-route ask (Besluit inburgering 2021, art. 3.14)
  dutch boolean not null,
  together boolean not null,
  signed_at timestamptz not null,
  -- the name of who signed, when they had an account
  signed_by text,
  corrects uuid unique references hours_entry on delete cascade,
  reason text check (reason in ('time', 'day', 'kind', 'marks', 'other')),
  check (ended_at > started_at and ended_at - started_at <= interval '24 hours'),
  check (ended_at <= signed_at),
  check ((corrects is null) = (reason is null))
);
create index hours_entry_person on hours_entry (person_id, started_at);
create index hours_entry_listing on hours_entry (listing_id, started_at) where listing_id is not null;

-- What happened to an entry afterwards: taken back by who signed, or disputed by whom it is about, until it is settled.
create table hours_event (
  id bigint generated always as identity primary key,
  entry_id uuid not null references hours_entry on delete cascade,
  kind text not null check (kind in ('revoked', 'disputed', 'settled')),
  reason text check (reason in ('absent', 'mistake', 'person', 'time', 'day', 'other')),
  at timestamptz not null,
  check ((kind = 'settled') = (reason is null))
);
create index hours_event_entry on hours_event (entry_id, id);
create unique index hours_event_revoked on hours_event (entry_id) where kind = 'revoked';

-- The server's role reads only: the functions below add, and nobody changes or deletes. The rows go with the person.
alter table hours_entry enable row level security;
create policy hours_entry_own on hours_entry for select using (person_id = (select acting_person()));
create policy hours_entry_signed on hours_entry for select
  using (listing_id = (select acting_listing()) and person_id in (
    select c.person_id from acting_consents() c where c.purpose = 'hours' and c.listing_id = acting_listing()));
grant select on hours_entry to vanonderop;
alter table hours_event enable row level security;
create policy hours_event_seen on hours_event for select using (exists (select from hours_entry e where e.id = entry_id));
grant select on hours_event to vanonderop;

create function hours_stand(entry uuid) returns boolean language sql stable set search_path = public, pg_temp as
$$ select not exists (select from hours_entry n where n.corrects = entry)
   and not exists (select from hours_event v where v.entry_id = entry and v.kind = 'revoked') $$;

/* Whoever adds to or takes from the hours of one person does so after whoever was there first. */
create function lock_hours(of_person uuid) returns void language sql set search_path = public, pg_temp as
$$ select pg_advisory_xact_lock(hashtextextended('hours ' || of_person, 0)) $$;

/* One entry never stands over another of the same person, at whichever place, and no Dutch day holds more than 24 hours (the night on
   which the clock goes back has 25). Asked here too, so that no statement whatsoever can break it. */
create function hours_entry_fits() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  the_day date;
  begins timestamptz;
  ends timestamptz;
begin
  perform lock_hours(new.person_id);
  if exists (select from hours_entry e where e.person_id = new.person_id and e.id is distinct from new.corrects
      and e.started_at < new.ended_at and e.ended_at > new.started_at and hours_stand(e.id)) then
    raise exception 'these hours overlap others of this person' using errcode = 'exclusion_violation';
  end if;
  for the_day in select generate_series((new.started_at at time zone 'Europe/Amsterdam')::date,
      (new.ended_at at time zone 'Europe/Amsterdam')::date, '1 day')::date loop
    begins := the_day::timestamp at time zone 'Europe/Amsterdam';
    ends := (the_day + 1)::timestamp at time zone 'Europe/Amsterdam';
    if (select sum(least(e.ended_at, ends) - greatest(e.started_at, begins)) from (
        select started_at, ended_at from hours_entry o where o.person_id = new.person_id and o.id is distinct from new.corrects
          and o.started_at < ends and o.ended_at > begins and hours_stand(o.id)
        union all select new.started_at, new.ended_at) e (started_at, ended_at)
        where e.started_at < ends and e.ended_at > begins) > interval '24 hours' then
      raise exception 'a day has no more than 24 hours' using errcode = 'check_violation';
    end if;
  end loop;
  return new;
end $$;
create trigger hours_entry_fits before insert on hours_entry for each row execute function hours_entry_fits();

/* What was signed and what happened to it afterwards is never rewritten, by whichever role; an initiative that goes leaves its entries. */
create function hours_never_change() returns trigger language plpgsql as $$
begin
  if tg_table_name = 'hours_entry' and (to_jsonb(new) - 'listing_id') = (to_jsonb(old) - 'listing_id')
    and to_jsonb(new) ->> 'listing_id' is null then
    return new;
  end if;
  raise exception 'signed hours are never rewritten' using errcode = 'restrict_violation';
end $$;
create trigger hours_entry_never_changes before update on hours_entry for each row execute function hours_never_change();
create trigger hours_event_never_changes before update on hours_event for each row execute function hours_never_change();

/* Signs an entry, or a correction of one. Asks for the link of a listing with a live consent of this person, and answers 'signed', or
   why not: 'not-found' (no consent), 'changed' (what is corrected does not stand any more), 'future', 'too-old', 'order', 'too-long',
   'overlap-here', 'overlap' (at another place, which it does not name) or 'full-day'. The same id a second time is the same entry. */
create function sign_hours(
  new_id uuid, of_person uuid, of_kind text, begins timestamptz, ends timestamptz, in_dutch boolean, in_company boolean,
  corrected uuid, why text
) returns text language plpgsql security definer set search_path = public, pg_temp as $$
declare
  moment timestamptz := acting_now();
  listing uuid := acting_listing();
  place text;
begin
  perform lock_hours(of_person);
  select c.recipient_name into place from acting_consents() c
    where c.purpose = 'hours' and c.listing_id = listing and c.person_id = of_person;
  if not found then return 'not-found'; end if;
  if exists (select from hours_entry where id = new_id) then
    return case when exists (select from hours_entry where id = new_id and person_id = of_person and listing_id = listing)
      then 'signed' else 'not-found' end;
  end if;
  if ends <= begins then return 'order'; end if;
  if ends - begins > interval '24 hours' then return 'too-long'; end if;
  if ends > moment then return 'future'; end if;
  if begins < moment - interval '1 year' then return 'too-old'; end if;
  if corrected is not null and not exists (select from hours_entry e where e.id = corrected and e.person_id = of_person
      and e.listing_id = listing and hours_stand(e.id)) then
    return 'changed';
  end if;
  if exists (select from hours_entry e where e.person_id = of_person and e.listing_id = listing and e.id is distinct from corrected
      and e.started_at < ends and e.ended_at > begins and hours_stand(e.id)) then
    return 'overlap-here';
  end if;
  begin
    insert into hours_entry (id, person_id, listing_id, place_name, kind, started_at, ended_at, dutch, together, signed_at, signed_by,
        corrects, reason)
      values (new_id, of_person, listing, place, of_kind, begins, ends, in_dutch, in_company, moment,
        (select name from account where id = acting_account()), corrected, why);
  exception
    when exclusion_violation then return 'overlap';
    when check_violation then return 'full-day';
  end;
  return 'signed';
end $$;

/* The initiative takes an entry back, the newcomer disputes one or settles that. Answers 'done', 'not-found' or 'changed'. */
create function mark_hours(of_entry uuid, mark text, why text) returns text
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  entry hours_entry;
  disputed boolean;
begin
  select * into entry from hours_entry where id = of_entry;
  if not found or not coalesce(case mark
      when 'revoked' then entry.listing_id = acting_listing() and exists (select from acting_consents() c
        where c.purpose = 'hours' and c.listing_id = entry.listing_id and c.person_id = entry.person_id)
      else entry.person_id = acting_person() end, false) then
    return 'not-found';
  end if;
  perform lock_hours(entry.person_id);
  select kind = 'disputed' into disputed from hours_event where entry_id = of_entry order by id desc limit 1;
  if not hours_stand(of_entry) or (mark = 'disputed' and disputed) or (mark = 'settled' and disputed is not true) then
    return 'changed';
  end if;
  insert into hours_event (entry_id, kind, reason, at) values (of_entry, mark, why, acting_now());
  return 'done';
end $$;

revoke execute on function hours_stand(uuid), lock_hours(uuid), hours_entry_fits(),
  sign_hours(uuid, uuid, text, timestamptz, timestamptz, boolean, boolean, uuid, text), mark_hours(uuid, text, text) from public;
grant execute on function sign_hours(uuid, uuid, text, timestamptz, timestamptz, boolean, boolean, uuid, text),
  mark_hours(uuid, text, text) to vanonderop;
