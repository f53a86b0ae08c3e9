-- Opening a private link makes a session, with a token of its own: closing ends the session, and the link is no cookie.

-- Who gave a team link: ending that one ends this one. Null for the operator's own, and for older ones.
alter table team_key add column given_by uuid references team_key;
create index team_key_given_by on team_key (given_by) where given_by is not null;

-- Does this link work at a moment, and does every link that it was given by?
create function team_key_works(key uuid, at_moment timestamptz) returns boolean
  language sql stable security definer set search_path = public, pg_temp as
$$ with recursive chain as (
     select id, given_by, ended_at, ends_at from team_key where id = key
     union
     select giver.id, giver.given_by, giver.ended_at, giver.ends_at
       from team_key giver join chain on giver.id = chain.given_by)
   select coalesce(bool_and(ended_at is null and ends_at > at_moment), false) from chain $$;
revoke execute on function team_key_works(uuid, timestamptz) from public;
grant execute on function team_key_works(uuid, timestamptz) to vanonderop;

-- What a link gave ends with it, however far: those links may be for places that whoever ends it does not see.
create function end_given_team_keys() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update team_key set ended_at = new.ended_at where given_by = new.id and ended_at is null;
  return null;
end $$;
create trigger end_given_team_keys after update of ended_at on team_key
  for each row when (old.ended_at is null and new.ended_at is not null) execute function end_given_team_keys();

-- The operator makes a new link under the same name because the old one was lost or is about to expire: what the old one
-- gave belongs to the new one.
create or replace function begin_team(key_name text, key_duties text[], hash bytea, until timestamptz) returns uuid
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  renewed uuid;
begin
  perform only_task('operator');
  insert into team_key (name, duties, token_hash, ends_at) values (key_name, key_duties, hash, until)
    returning id into renewed;
  update team_key set given_by = renewed where given_by in (
    select id from team_key where name = key_name and scope is null and given_by is null and ended_at is null
      and id <> renewed);
  update team_key set ended_at = now()
    where name = key_name and scope is null and ended_at is null and id <> renewed;
  return renewed;
end $$;

create table team_session (
  token_hash bytea primary key,
  team_key_id uuid not null references team_key on delete cascade,
  made_at timestamptz not null,
  seen_at timestamptz not null,
  ends_at timestamptz not null
);
create index team_session_key on team_session (team_key_id);
alter table team_session enable row level security;
alter table team_session force row level security;
-- The holder of the token, and for the list of devices the holder of the link. Whoever ends a link ends its sessions with
-- it (team_key_works), and need not see them.
create policy team_session_own on team_session
  using (token_hash = (select acting_token()) or team_key_id = (select acting_team()))
  with check (token_hash = (select acting_token()) or team_key_id = (select acting_team()));
create policy team_session_over on team_session for delete
  using ((select acting_task()) = 'retention' and ends_at < (select acting_now()));
create policy team_session_over_found on team_session for select
  using ((select acting_task()) = 'retention' and ends_at < (select acting_now()));
grant select, insert, update, delete on team_session to vanonderop;

create table owner_session (
  token_hash bytea primary key,
  listing_id uuid not null references listing on delete cascade,
  made_at timestamptz not null,
  seen_at timestamptz not null,
  ends_at timestamptz not null,
  own_device boolean not null
);
create index owner_session_listing on owner_session (listing_id);
alter table owner_session enable row level security;
alter table owner_session force row level security;
-- Only the holder of the listing's link makes a session; from then on its token is enough to use and to end it.
create policy owner_session_made on owner_session for insert
  with check (exists (select from listing l where l.id = listing_id and l.link_hash = (select acting_link())));
create policy owner_session_found on owner_session for select using (token_hash = (select acting_token()));
create policy owner_session_used on owner_session for update
  using (token_hash = (select acting_token())) with check (token_hash = (select acting_token()));
create policy owner_session_ended on owner_session for delete using (token_hash = (select acting_token()));
create policy owner_session_over on owner_session for delete
  using ((select acting_task()) = 'retention' and ends_at < (select acting_now()));
create policy owner_session_over_found on owner_session for select
  using ((select acting_task()) = 'retention' and ends_at < (select acting_now()));
grant select, insert, update, delete on owner_session to vanonderop;
