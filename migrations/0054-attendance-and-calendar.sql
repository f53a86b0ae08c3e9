-- What the volunteers of an initiative do beside answering: a ready sentence with an answer, who came on a date, and a calendar
-- with how many people are expected.

-- With an answer goes a sentence from a fixed list, which who asked reads in their own language.
alter table placement_step drop constraint if exists placement_step_details;
alter table placement_step add constraint placement_step_details check (
  details - array['until', 'reason', 'promisedOn', 'outcome', 'phrase'] = '{}'
  and coalesce(details ->> 'reason', 'full') in ('full', 'level', 'time', 'group', 'paused', 'not-reached', 'not-come', 'other')
  and coalesce(details ->> 'outcome', 'good') in ('good', 'so-so', 'not')
  and coalesce(details ->> 'phrase', 'welcome') in ('welcome', 'try-once', 'bring-someone', 'see-you', 'come-early', 'hear-here',
    'we-reach-you', 'come-by', 'ask-later', 'elsewhere', 'good-start', 'thank-you', 'always-welcome', 'look-again'));

-- Who of a party came on a date. A correction is a new row: the last one of a request and a day counts.
create table placement_attendance (
  id bigint generated always as identity primary key,
  request_id uuid not null references placement_request on delete cascade,
  day date not null,
  -- so many of the party were there; null: what was written before was a mistake, and it is not known
  present int check (present between 0 and 6),
  account_id uuid default acting_account() references account on delete set null,
  at timestamptz not null default acting_now()
);
create index placement_attendance_day on placement_attendance (request_id, day, id);
alter table placement_attendance enable row level security;
alter table placement_attendance force row level security;
create policy placement_attendance_seen on placement_attendance for select
  using (exists (select from placement_request r where r.id = request_id));
-- Nobody was anywhere tomorrow, and more than a party did not come.
create policy placement_attendance_ticked on placement_attendance for insert
  with check (day <= ((select acting_now()) at time zone 'Europe/Amsterdam')::date
    and exists (select from placement_request r where r.id = request_id and r.listing_id = (select acting_listing())
      and r.state in ('confirmed', 'started', 'stopped', 'ended') and (present is null or present <= r.party)));
create policy placement_attendance_old on placement_attendance for delete
  using ((select acting_task()) = 'retention' and day < now() - interval '1 year');
create policy placement_attendance_old_found on placement_attendance for select
  using ((select acting_task()) = 'retention' and day < now() - interval '1 year');
grant select, delete on placement_attendance to vanonderop;
-- Not who wrote it and when: the claims say that.
grant insert (request_id, day, present) on placement_attendance to vanonderop;

-- The link of a calendar to subscribe to: of its own, so that it can be ended without ending anything else.
create table placement_calendar (
  listing_id uuid primary key references listing on delete cascade,
  id uuid not null,
  link_hash bytea not null unique,
  made_at timestamptz not null
);
alter table placement_calendar enable row level security;
create policy placement_calendar_own on placement_calendar
  using (listing_id = (select acting_listing())) with check (listing_id = (select acting_listing()));
grant select, insert, update, delete on placement_calendar to vanonderop;

-- How many people are expected at each time, for who has the link of the calendar. No names, no requests: only numbers. Without
-- a time are those who did not choose one; an initiative that expects nobody has one row.
create function expected_people() returns table (initiative_id uuid, weekly_time_id uuid, people int)
  language sql stable security definer set search_path = public, pg_temp as
$$ select s.initiative_id, r.weekly_time_id, coalesce(sum(r.party), 0)::int
   from placement_calendar c join placement_settings s on s.listing_id = c.listing_id
   left join placement_request r on r.listing_id = c.listing_id and r.state in ('confirmed', 'started') and r.shared_until > acting_now()
   where c.link_hash = acting_link() group by s.initiative_id, r.weekly_time_id $$;

-- So many people wait for an answer of the acting listing.
create function requests_to_answer() returns int
  language sql stable security definer set search_path = public, pg_temp as
$$ select count(*)::int from placement_request
   where listing_id = acting_listing() and state in ('asked', 'talk') and shared_until > acting_now() $$;

-- Who works or worked for the acting listing with an account: colleagues see which of them answered.
create function names_at_listing() returns table (account_id uuid, name text)
  language sql stable security definer set search_path = public, pg_temp as
$$ select distinct a.id, a.name from listing_member m join account a on a.id = m.account_id where m.listing_id = acting_listing() $$;

revoke execute on function expected_people(), requests_to_answer(), names_at_listing() from public;
grant execute on function expected_people(), requests_to_answer(), names_at_listing() to vanonderop;
