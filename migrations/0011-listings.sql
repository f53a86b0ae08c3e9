-- An organisation tells of its own initiative, without an account: a draft until it is sent, waiting until others who are
-- known vouch for it, then public. What is public stands in `initiative`; this is the owner's side of it.
create table listing (
  id uuid primary key,
  link_hash bytea not null unique,
  -- who holds this may read it, to vouch
  vouch_hash bytea not null unique,
  language text not null,
  form jsonb not null,
  owner_email text,
  state text not null default 'draft' check (state in ('draft', 'waiting', 'public', 'stopped')),
  version int not null default 1,
  made_at timestamptz not null,
  changed_at timestamptz not null
);
create index listing_waiting on listing (state, made_at);
create table vouch (
  listing_id uuid not null references listing on delete cascade,
  -- the listing of the organisation that vouches, or the member of the team
  by_listing_id uuid references listing on delete cascade,
  team_key_id uuid,
  -- shown with the initiative
  name text not null,
  made_at timestamptz not null,
  check ((by_listing_id is null) <> (team_key_id is null)),
  check (by_listing_id <> listing_id),
  unique nulls not distinct (listing_id, by_listing_id, team_key_id)
);

-- Whoever vouches is public already, and nobody vouches back: two cannot lift each other.
create function vouch_holds() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if new.by_listing_id is not null then
    if not exists (select from listing where id = new.by_listing_id and state = 'public') then
      raise exception 'only who is public can vouch';
    end if;
    if exists (select from vouch where listing_id = new.by_listing_id and by_listing_id = new.listing_id) then
      raise exception 'a ring of two';
    end if;
  end if;
  return new;
end $$;
create trigger vouch_holds before insert on vouch for each row execute function vouch_holds();
-- One of the team, or two organisations.
create function vouch_counts() returns trigger language plpgsql security definer set search_path = public as $$
begin
  update listing set state = 'public' where id = new.listing_id and state = 'waiting' and (
    exists (select from vouch where listing_id = new.listing_id and team_key_id is not null)
    or (select count(*) from vouch where listing_id = new.listing_id and by_listing_id is not null) >= 2);
  return null;
end $$;
create trigger vouch_counts after insert on vouch for each row execute function vouch_counts();

alter table listing enable row level security;
alter table listing force row level security;
create policy listing_own on listing using (link_hash = (select acting_link())) with check (link_hash = (select acting_link()));
create policy listing_vouching on listing for select using (vouch_hash = (select acting_link()));
create policy listing_team on listing using ((select team_may('{organiser}', null))) with check ((select team_may('{organiser}', null)));
alter table vouch enable row level security;
alter table vouch force row level security;
create policy vouch_seen on vouch for select
  using (exists (select from listing l where l.id = listing_id));
create policy vouch_given on vouch for insert with check (exists (select from listing l where l.id = listing_id)
  and (team_key_id is null or team_key_id = (select acting_team())));
grant select, insert, update, delete on listing to vanonderop;
grant select, insert on vouch to vanonderop;
-- Who vouched is public with the initiative.
create function vouched(of_initiative uuid) returns table (name text, made_at timestamptz)
  language sql stable security definer set search_path = public as
$$ select v.name, v.made_at from vouch v join listing l on l.id = v.listing_id
     join initiative i on i.source = 'own' and i.source_id = l.id::text
   where i.id = of_initiative and l.state = 'public' order by v.made_at $$;
revoke execute on function vouched(uuid) from public;
grant execute on function vouched(uuid) to vanonderop;
-- Drafts that nobody touched for a long time.
create function forget_drafts(before timestamptz) returns int
  language sql security definer set search_path = public as
$$ with gone as (delete from listing where state in ('draft', 'waiting') and changed_at < before returning 1)
   select count(*)::int from gone $$;
revoke execute on function forget_drafts(timestamptz) from public;
grant execute on function forget_drafts(timestamptz) to vanonderop;
