-- Whoever helps to run the house holds a link: duties, what they are for (null: everything), and until when.
create table team_key (
  id uuid primary key default gen_random_uuid(),
  name text not null,
  duties text[] not null,
  scope uuid,
  token_hash bytea not null unique,
  made_at timestamptz not null default now(),
  ends_at timestamptz not null,
  ended_at timestamptz
);
alter table team_key enable row level security;

create function acting_team() returns uuid language sql stable parallel safe as
$$ select nullif(current_setting('app.team', true), '')::uuid $$;
create function acting_link() returns bytea language sql stable parallel safe as
$$ select decode(nullif(current_setting('app.link', true), ''), 'hex') $$;

-- May whoever acts do this duty here? `any_duty` null asks for any duty at all. The table's owner passes its policies,
-- so that the policies of other tables can ask without seeing a key.
create function team_may(any_duty text[], here uuid[]) returns boolean
  language sql stable security definer set search_path = public as
$$ select exists (
     select from team_key
     where id = acting_team() and ended_at is null
       and (any_duty is null or duties && any_duty)
       and (scope is null or scope = any (here))) $$;

create policy team_key_own on team_key for select
  using (id = (select acting_team())
     or token_hash = decode(nullif(current_setting('app.token_hash', true), ''), 'hex'));
create policy team_key_organiser on team_key
  using ((select team_may('{organiser}', null)) or team_may('{organiser}', array[scope]))
  with check ((select team_may('{organiser}', null)) or team_may('{organiser}', array[scope]));
-- The very first key is made by whoever starts the house, before anybody can act.
create function begin_team(key_name text, key_duties text[], hash bytea, until timestamptz) returns uuid
  language sql security definer set search_path = public as
$$ update team_key set ended_at = now() where name = key_name and scope is null and ended_at is null;
   insert into team_key (name, duties, token_hash, ends_at) values (key_name, key_duties, hash, until) returning id $$;
revoke execute on function begin_team(text, text[], bytea, timestamptz) from public;
grant execute on function begin_team(text, text[], bytea, timestamptz) to vanonderop;
grant select, insert, update on team_key to vanonderop;

-- The team looked at people's things: one line per look, for whoever is in it to read.
create table team_look (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  team_key_id uuid not null,
  name text not null,
  about uuid not null,
  purpose text not null,
  page text not null
);
create index team_look_about on team_look (about, at desc);
grant select, insert, delete on team_look to vanonderop;
grant usage on all sequences in schema public to vanonderop;

-- A letter may bring a file along and say to which conversation it belongs.
alter table mail_outbox add column extras jsonb not null default '{}';
