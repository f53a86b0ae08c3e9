-- "Tell me when something comes": a newcomer for whom nothing was near asks to be told. One row a person; the e-mail address
-- is there only if they gave one, and is deleted when the one letter is sent.
create table notification_request (
  person_id uuid primary key references person on delete cascade,
  email text,
  language text not null,
  link_hash bytea not null unique,
  asked_at timestamptz not null,
  -- the server looked on this day of the Dutch calendar, at this revision of the directory
  looked_on date,
  looked_revision int,
  told_at timestamptz
);
alter table notification_request enable row level security;
alter table notification_request force row level security;
create policy notification_request_own on notification_request
  using (person_id = (select acting_person())) with check (person_id = (select acting_person()));
-- Whoever has the link of a letter ends the request, and reads nothing else by it.
create policy notification_request_link on notification_request for select using (link_hash = (select acting_link()));
create policy notification_request_link_ends on notification_request for delete
  using (link_hash = (select acting_link()));
grant select, insert, update, delete on notification_request to vanonderop;

-- For whom the server may look today: who gave an address, was not told yet, and for whom the directory has changed since.
create function people_to_tell(today date, revision int) returns table (person_id uuid)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  perform only_task('reminders');
  return query select r.person_id from notification_request r
    where r.email is not null and r.told_at is null
      and (r.looked_on is null or r.looked_on < today) and r.looked_revision is distinct from revision
    order by r.asked_at limit 500;
end $$;
revoke execute on function people_to_tell(date, int) from public;
grant execute on function people_to_tell(date, int) to vanonderop;
