-- A link that was given works no longer than the link that gave it, also when that one expired without being ended: the
-- policies ask for the whole chain, as signing in does.
create or replace function team_may(any_duty text[], here uuid[]) returns boolean
  language sql stable parallel safe security definer set search_path = public, pg_temp as
$$ select exists (
     select from team_key
     where id = acting_team() and team_key_works(id, acting_now())
       and (any_duty is null or duties && any_duty)
       and (scope is null or scope = any (here))) $$;
create or replace function team_scope(any_duty text[]) returns uuid
  language sql stable parallel safe security definer set search_path = public, pg_temp as
$$ select scope from team_key
   where id = acting_team() and team_key_works(id, acting_now())
     and (any_duty is null or duties && any_duty) $$;
alter function team_key_works(uuid, timestamptz) parallel safe;

-- A year after a link ended its row is deleted. What it gave stopped working with it, and goes with it.
alter table team_key drop constraint team_key_given_by_fkey;
alter table team_key add foreign key (given_by) references team_key on delete cascade;
