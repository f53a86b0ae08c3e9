create table organisation (
  id uuid primary key default gen_random_uuid(),
  name text not null check (name <> ''),
  texts jsonb not null default '{}',       -- {language: {description}}
  website text,
  email text,
  phone text,
  source text not null,                    -- 'demo', 'hsds:<feed>', 'own'
  source_id text not null,
  made_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  unique (source, source_id)
);

create table initiative (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisation on delete cascade,
  language text not null default 'nl',     -- the language its texts were first written in
  texts jsonb not null,                    -- {language: {name, summary, description?}}; always holds `language`
  goals text[] not null default '{}',      -- empty: not known
  level_min text,                          -- null: not known
  level_max text,
  latin_script boolean,                    -- must one read and write in Latin script? null: not known
  languages text[] not null default '{}',  -- spoken there; empty: not known
  audience text,
  age_min int,
  age_max int,
  childcare boolean,
  access text[] not null default '{}',     -- what the place has
  access_lacks text[] not null default '{}', -- what it certainly has not
  cost_cents int,                          -- 0 is free; null: not known
  walk_in boolean,
  helpers_wanted boolean,
  room text,
  places_free int,
  room_until date,
  status text not null default 'active',   -- active | inactive | defunct | temporarily closed
  online boolean not null default false,
  place_name text,
  address text,
  postcode text,
  town text,
  municipality text,                       -- CBS code, e.g. GM0518
  lat double precision,
  lon double precision,
  website text,
  email text,
  phone text,
  confirmed_at timestamptz,                -- when somebody of the organisation last said: this is right
  source text not null,
  source_id text not null,
  made_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  unique (source, source_id),
  check (texts ? language),
  check ((lat is null) = (lon is null)),
  check (lat between -90 and 90 and lon between -180 and 180)
);
create index initiative_organisation on initiative (organisation_id);
create index initiative_municipality on initiative (municipality);

create table weekly_time (
  id uuid primary key default gen_random_uuid(),
  initiative_id uuid not null references initiative on delete cascade,
  weekday int not null check (weekday between 1 and 7),
  starts_at int not null check (starts_at between 0 and 1439),  -- minutes after midnight, Dutch clock
  ends_at int not null check (ends_at > starts_at and ends_at <= 1680),
  valid_from date,
  valid_to date,
  unique (initiative_id, weekday, starts_at)
);

-- One number that rises with every change, so that a server knows when what it holds in memory is old.
create table directory_revision (one boolean primary key default true check (one), revision bigint not null);
insert into directory_revision (revision) values (1);
create function directory_changed() returns trigger language plpgsql security definer set search_path = public as $$
begin
  -- A statement that changed no row changes nothing: `insert … on conflict` of what is the same comes here too.
  if tg_op = 'TRUNCATE' then
    update directory_revision set revision = revision + 1;
  elsif exists (select from changed) then
    update directory_revision set revision = revision + 1;
  end if;
  return null;
end $$;
create trigger organisation_added after insert on organisation referencing new table as changed
  for each statement execute function directory_changed();
create trigger organisation_changed after update on organisation referencing new table as changed
  for each statement execute function directory_changed();
create trigger organisation_gone after delete on organisation referencing old table as changed
  for each statement execute function directory_changed();
create trigger organisation_emptied after truncate on organisation
  for each statement execute function directory_changed();
create trigger initiative_added after insert on initiative referencing new table as changed
  for each statement execute function directory_changed();
create trigger initiative_changed after update on initiative referencing new table as changed
  for each statement execute function directory_changed();
create trigger initiative_gone after delete on initiative referencing old table as changed
  for each statement execute function directory_changed();
create trigger initiative_emptied after truncate on initiative
  for each statement execute function directory_changed();
create trigger weekly_time_added after insert on weekly_time referencing new table as changed
  for each statement execute function directory_changed();
create trigger weekly_time_changed after update on weekly_time referencing new table as changed
  for each statement execute function directory_changed();
create trigger weekly_time_gone after delete on weekly_time referencing old table as changed
  for each statement execute function directory_changed();
create trigger weekly_time_emptied after truncate on weekly_time
  for each statement execute function directory_changed();

grant select, insert, update, delete on organisation, initiative, weekly_time to vanonderop;
grant select on directory_revision to vanonderop;
