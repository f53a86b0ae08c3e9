-- What the team does with a listing: hide it for a while, remove it, refuse it, each with a reason that its owner reads. An owner
-- pauses until a day. Every change is kept for a year, so that it can be undone. A private link can be replaced by a new one.
alter table listing drop constraint listing_state_check;
alter table listing add constraint listing_state_check
  check (state in ('draft', 'waiting', 'public', 'paused', 'stopped', 'hidden', 'removed', 'refused'));
alter table listing
  -- why the team hid, removed or refused it, in the words that its owner reads
  add column state_reason text,
  -- the day on which a pause ends by itself
  add column paused_until date,
  -- Which private link opens it: 0 is the first one, whose hash is link_hash. Every later one has its hash here; link_hash stays
  -- what the policies know its holder by.
  add column link_turn int not null default 0,
  add column owner_link_hash bytea unique,
  add constraint listing_link_turn_check check ((link_turn = 0) = (owner_link_hash is null));
create index listing_paused_until on listing (paused_until) where paused_until is not null;

-- The listing that the private link of the actor opens: the last link that was given out, and no earlier one.
create function listing_of_owner_link() returns uuid
  language sql stable security definer set search_path = public, pg_temp as
$$ select id from listing
    where (link_turn = 0 and link_hash = acting_link()) or owner_link_hash = acting_link() $$;
revoke execute on function listing_of_owner_link() from public;
grant execute on function listing_of_owner_link() to vanonderop;
-- Which of its links opens a listing: a number, that opens nothing without the server's secret.
create function listing_link_turn(of_listing uuid) returns int
  language sql stable security definer set search_path = public, pg_temp as
$$ select link_turn from listing where id = of_listing $$;
revoke execute on function listing_link_turn(uuid) from public;
grant execute on function listing_link_turn(uuid) to vanonderop;

-- A new link closes what earlier links and cards opened. Who came with an account of their own stays.
alter table listing_card no force row level security;
create function listing_link_renewed() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from owner_session where listing_id = new.id and account_id is null;
  delete from listing_card where listing_id = new.id;
  return null;
end $$;
create trigger listing_link_renewed after update of link_turn on listing
  for each row when (old.link_turn <> new.link_turn) execute function listing_link_renewed();
-- The team prints new words for an owner without e-mail. The words that an owner made, it never sees.
alter table listing_card add column made_by_team boolean not null default false;
create policy listing_card_team on listing_card
  using (made_by_team and (select team_may('{organiser}', null)))
  with check (made_by_team and (select team_may('{organiser}', null)));

-- What the team hid or removed, only the team brings back.
create function listing_kept_from_view() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not team_may('{organiser}', null) then
    raise exception 'only the team brings back what it hid' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger listing_kept_from_view before update of state on listing
  for each row when (old.state in ('hidden', 'removed') and new.state <> old.state)
  execute function listing_kept_from_view();

-- Every version of a listing, with who made it.
create table listing_version (
  number bigint generated always as identity primary key,
  listing_id uuid not null references listing on delete cascade,
  made_at timestamptz not null,
  -- owner: by its link or account, or by a link in an e-mail to them; voucher: an organisation that vouched
  made_by text not null check (made_by in ('team', 'owner', 'voucher', 'server')),
  -- of the member of the team
  name text,
  state text not null,
  reason text,
  form jsonb not null
);
create index listing_version_of on listing_version (listing_id, number);
create index listing_version_old on listing_version (made_at);
insert into listing_version (listing_id, made_at, made_by, state, form)
  select id, changed_at, 'server', state, form from listing;

create function keep_listing_version() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  team_name text;
begin
  -- Erasing is no version.
  if acting_task() = 'retention' then return null; end if;
  select k.name into team_name from team_key k where k.id = acting_team();
  insert into listing_version (listing_id, made_at, made_by, name, state, reason, form) values (
    new.id, acting_now(),
    case when acting_team() is not null then 'team' when acting_link() = new.vouch_hash then 'voucher'
      when acting_link() is not null then 'owner' else 'server' end,
    team_name, new.state, new.state_reason, new.form);
  return null;
end $$;
create trigger listing_version_added after insert on listing for each row execute function keep_listing_version();
create trigger listing_version_changed after update of form, state on listing
  for each row when (old.form is distinct from new.form or old.state <> new.state) execute function keep_listing_version();

alter table listing_version enable row level security;
create policy listing_version_team on listing_version for select using ((select team_may('{organiser}', null)));
create policy listing_version_old on listing_version for delete
  using ((select acting_task()) = 'retention' and made_at < (select acting_now()) - interval '365 days');
create policy listing_version_old_found on listing_version for select
  using ((select acting_task()) = 'retention' and made_at < (select acting_now()) - interval '365 days');
grant select, delete on listing_version to vanonderop;

-- What stopped, was removed or refused a year ago: the address of its owner goes, also from earlier versions.
create or replace function forget_listing_owners(before timestamptz) returns int
  language plpgsql security definer set search_path = public, pg_temp as $$
declare changed int;
begin
  perform only_task('retention');
  update listing_version v set form = jsonb_set(v.form, '{ownerEmail}', '""') from listing l
    where l.id = v.listing_id and l.state in ('stopped', 'removed') and l.changed_at < before and v.form->>'ownerEmail' <> '';
  update listing set owner_email = null, form = jsonb_set(form, '{ownerEmail}', '""')
    where state in ('stopped', 'removed') and changed_at < before and owner_email is not null;
  get diagnostics changed = row_count;
  return changed;
end $$;
create or replace function forget_drafts(before timestamptz) returns int
  language plpgsql security definer set search_path = public, pg_temp as $$
declare deleted int;
begin
  perform only_task('retention');
  delete from listing where state in ('draft', 'waiting', 'refused') and changed_at < before;
  get diagnostics deleted = row_count;
  return deleted;
end $$;

-- Pauses that end today or ended while nobody looked.
alter table initiative add column paused_until date;
create function resume_listings(today date) returns int
  language plpgsql security definer set search_path = public, pg_temp as $$
declare resumed uuid[];
begin
  perform only_task('reminders');
  with back as (
    update listing set state = 'public', paused_until = null, version = version + 1, changed_at = acting_now()
     where state = 'paused' and paused_until <= today returning id)
  select coalesce(array_agg(id), '{}') into resumed from back;
  update initiative set status = 'active', paused_until = null, changed_at = now()
   where source = 'own' and source_id = any (resumed::text[]);
  return cardinality(resumed);
end $$;
revoke execute on function resume_listings(date) from public;
grant execute on function resume_listings(date) to vanonderop;

-- A photo that the owner adds; public with the initiative, which says its size and what is on it.
create table listing_photo (
  listing_id uuid primary key references listing on delete cascade,
  picture bytea not null,
  thumbnail bytea not null,
  -- another version is another address, so that browsers may keep each for ever
  version text not null,
  width int not null,
  height int not null,
  words text not null,
  made_at timestamptz not null
);
alter table initiative add column photo jsonb;
alter table listing_photo enable row level security;
create policy listing_photo_seen on listing_photo for select using (exists (select from listing l where l.id = listing_id));
create policy listing_photo_own on listing_photo
  using (listing_id = (select acting_keeper())) with check (listing_id = (select acting_keeper()));
create policy listing_photo_team on listing_photo
  using ((select team_may('{organiser}', null))) with check ((select team_may('{organiser}', null)));
grant select, insert, update, delete on listing_photo to vanonderop;
-- The photo of a public initiative, also while it pauses.
create function initiative_photo(of_initiative uuid, of_version text) returns table (picture bytea, thumbnail bytea)
  language sql stable security definer set search_path = public, pg_temp as
$$ select p.picture, p.thumbnail from initiative i join listing_photo p on i.source = 'own' and p.listing_id::text = i.source_id
    where i.id = of_initiative and i.status in ('active', 'temporarily closed') and p.version = of_version $$;
revoke execute on function initiative_photo(uuid, text) from public;
grant execute on function initiative_photo(uuid, text) to vanonderop;
