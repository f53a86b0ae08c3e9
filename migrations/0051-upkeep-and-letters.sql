-- What the server does while nobody looks: it reminds, tells who waits, and moves dates when an initiative is on leave. Letters about it
-- go to who chose e-mail, and once a day at most to an initiative.

-- Of which step somebody was told last, and whether they still want letters: one row a request, one a listing.
create table placement_letter (
  id uuid primary key,
  request_id uuid unique references placement_request on delete cascade,
  listing_id uuid unique references placement_settings (listing_id) on delete cascade,
  link_hash bytea not null unique,
  -- of a request: so many of its steps were told, or needed no letter
  told_steps int not null default 0,
  -- of a listing: when the last letter went
  told_at timestamptz,
  stopped_at timestamptz,
  check (num_nonnulls(request_id, listing_id) = 1)
);
alter table placement_letter enable row level security;
alter table placement_letter force row level security;
create policy placement_letter_written on placement_letter
  using ((select acting_task()) = 'placements' and (listing_id::text = (select acting_subject())
    or exists (select from placement_request r where r.id = request_id)))
  with check ((select acting_task()) = 'placements' and (listing_id::text = (select acting_subject())
    or exists (select from placement_request r where r.id = request_id)));
-- Whoever has the link in a letter ends the letters, and reads nothing else by it.
create policy placement_letter_link on placement_letter for select using (link_hash = (select acting_link()));
create policy placement_letter_link_ends on placement_letter for update
  using (link_hash = (select acting_link())) with check (link_hash = (select acting_link()));
grant select, insert on placement_letter to vanonderop;
grant update (told_steps, told_at, stopped_at) on placement_letter to vanonderop;

-- Settings of the acting task's listing, locked before any of its requests: on two nodes one does the work, and the other finds
-- that nothing is left.
create function lock_due_placements() returns table (initiative_id uuid, answer_days int, leave_until date, open boolean)
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform only_task('placements');
  return query select s.initiative_id, s.answer_days, s.leave_until, s.open from placement_settings s
    where s.listing_id::text = acting_subject() for no key update;
end $$;

-- Listings in which the server has something to do: an offer or a consent ran out, somebody waits for an answer, a place is
-- free, or there is something to tell.
create or replace function placements_due(moment timestamptz, today date) returns table (listing_id uuid)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  perform only_task('placements');
  return query select r.listing_id from placement_request r where r.state = 'offered' and r.offered_until < moment
    union select r.listing_id from placement_request r where r.state in ('asked', 'talk')
    union select r.listing_id from placement_request r
      where r.state in ('asked', 'talk', 'waiting', 'offered', 'confirmed', 'started') and r.shared_until <= moment
    union select s.listing_id from placement_settings s where s.open and s.held < s.places
      and exists (select from placement_request r where r.listing_id = s.listing_id and r.state = 'waiting')
    union select r.listing_id from placement_request r left join placement_letter l on l.request_id = r.id
      where r.reach = 'email' and r.state not in ('new', 'withdrawn') and r.steps > coalesce(l.told_steps, 1) and l.stopped_at is null;
end $$;
create index placement_request_email on placement_request (listing_id) where reach = 'email';
revoke execute on function lock_due_placements() from public;
grant execute on function lock_due_placements() to vanonderop;
