-- An organisation takes over what was imported about it, and keeps it from then on. Whatever looks strange is looked at by
-- the team first; it is never lost.
alter table listing
  -- why it is looked at first; null: nothing strange
  add column why text,
  -- the initiative that it is about, until it is taken over
  add column claims uuid references initiative on delete set null,
  -- the own link went to the address that was public already: whoever has it, is it
  add column verified boolean not null default false;

-- What a source brings that its organisation keeps itself: an import leaves it as it is.
create table claimed_source (
  source text not null,
  source_id text not null,
  initiative_id uuid not null references initiative on delete cascade,
  primary key (source, source_id)
);
alter table claimed_source enable row level security;
alter table claimed_source force row level security;
create policy claimed_source_known on claimed_source using (true) with check (true);
grant select, insert on claimed_source to vanonderop;

-- What looks strange is opened by the team alone.
create or replace function vouch_counts() returns trigger language plpgsql security definer set search_path = public as $$
begin
  update listing set state = 'public' where id = new.listing_id and state = 'waiting' and (
    exists (select from vouch where listing_id = new.listing_id and team_key_id is not null)
    or (why is null
      and (select count(*) from vouch where listing_id = new.listing_id and by_listing_id is not null) >= 2));
  return null;
end $$;
