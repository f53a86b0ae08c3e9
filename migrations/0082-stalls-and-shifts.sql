-- Stalls have a number on the plan of the market; no two that come have the same.
alter table market_stall add column number text check (length(number) between 1 and 8);
create unique index market_stall_number on market_stall (edition_id, upper(number)) where state in ('asked', 'accepted');
drop function accepted_stalls(uuid);
create function accepted_stalls(of_edition uuid) returns table (id uuid, edition_id uuid, organisation text, shows text,
    languages text[], needs_table boolean, needs_power boolean, for_children boolean, language text, state text, answer text,
    number text, made_at timestamptz)
  language sql stable security definer set search_path = public, pg_temp as
$$ select s.id, s.edition_id, s.organisation, s.shows, s.languages, s.needs_table, s.needs_power, s.for_children,
     s.language, s.state, s.answer, s.number, s.made_at
   from market_stall s where s.edition_id = of_edition and s.state = 'accepted' $$;

-- A shift that is removed can be put back with everybody who took it; who takes one may leave an address, to be told when
-- the day changes. The address is for the team: who has the link of the call sees first names.
alter table volunteer_shift add column removed_at timestamptz;
alter table volunteer
  add column email text,
  add column language text not null default 'nl';
