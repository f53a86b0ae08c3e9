-- An initiative asks for a stand on the market; whoever holds the link changes or withdraws it.
create table stand (
  id uuid primary key,
  edition_id uuid not null references edition on delete cascade,
  link_hash bytea not null unique,
  organisation text not null,
  shows text not null,
  email text,
  languages text[] not null default '{}',
  needs_table boolean not null,
  needs_power boolean not null,
  for_children boolean not null,
  language text not null,
  state text not null default 'asked' check (state in ('asked', 'accepted', 'declined', 'withdrawn')),
  answer text,
  made_at timestamptz not null
);
create index stand_of_edition on stand (edition_id, made_at);
alter table stand enable row level security;
alter table stand force row level security;
create policy stand_own on stand using (link_hash = (select acting_link())) with check (link_hash = (select acting_link()));
create policy stand_team on stand using (team_may('{organiser}', array[edition_id]))
  with check (team_may('{organiser}', array[edition_id]));
-- Who stands there is public; the store leaves addresses out.
create policy stand_seen on stand for select using (state = 'accepted');
create policy stand_house on stand using (edition_id = (select acting_seating())) with check (edition_id = (select acting_seating()));
grant select, insert, update, delete on stand to vanonderop;

-- Hands for the day: so many people from then to then. Whoever holds the link of the call writes a first name.
create table hands_call (
  edition_id uuid primary key references edition on delete cascade,
  link_hash bytea not null unique
);
create table shift (
  id uuid primary key default gen_random_uuid(),
  edition_id uuid not null references edition on delete cascade,
  name text not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  wanted int not null check (wanted between 1 and 100),
  taken int not null default 0 check (taken between 0 and wanted)
);
create table shift_hand (
  id uuid primary key,
  shift_id uuid not null references shift on delete cascade,
  edition_id uuid not null references edition on delete cascade,
  first_name text not null,
  made_at timestamptz not null
);
create function count_hands() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if tg_op = 'DELETE' then
    update shift set taken = taken - 1 where id = old.shift_id;
  else
    update shift set taken = taken + 1 where id = new.shift_id;
  end if;
  return null;
end $$;
create trigger shift_hand_counts after insert or delete on shift_hand for each row execute function count_hands();
do $$
declare name text;
begin
  foreach name in array array['hands_call', 'shift', 'shift_hand'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy %I on %I using (team_may(''{organiser}'', array[edition_id])) with check (team_may(''{organiser}'', array[edition_id]))', name || '_team', name);
    execute format('create policy %I on %I using (edition_id = (select acting_seating())) with check (edition_id = (select acting_seating()))', name || '_house', name);
    execute format('grant select, insert, update, delete on %I to vanonderop', name);
  end loop;
end $$;
create policy hands_call_holder on hands_call for select using (link_hash = (select acting_link()));
create policy shift_holder on shift for select using (exists (select from hands_call c where c.edition_id = shift.edition_id));
create policy shift_hand_holder on shift_hand
  using (exists (select from hands_call c where c.edition_id = shift_hand.edition_id))
  with check (exists (select from hands_call c where c.edition_id = shift_hand.edition_id));
-- The count is kept under the table's owner, who is bound by the policies too.
create policy shift_counted on shift for update using (true) with check (true);
create policy shift_counted_found on shift for select using (pg_trigger_depth() > 0);
