-- A circle and whom it meets begin a year together. Before the year is over both sides say, each for themselves, whether they go on;
-- else it ends well.

alter table befriending_pair add column year_until timestamptz;
update befriending_pair set year_until = since + interval '12 months' where kind = 'circle';

create function befriending_year_begins() returns trigger language plpgsql as $$
begin
  if new.kind = 'circle' and new.year_until is null then new.year_until := new.since + interval '12 months'; end if;
  return new;
end $$;
create trigger befriending_year_begins before insert on befriending_pair for each row execute function befriending_year_begins();

-- Somebody wants to go on after this year. Only that person reads it, until both sides do: then the year is a year longer.
create table befriending_year_on (
  pair_id uuid not null references befriending_pair on delete cascade,
  -- the end of the year that it is about
  year_until timestamptz not null,
  person_id uuid not null references person on delete cascade,
  at timestamptz not null,
  primary key (pair_id, year_until, person_id)
);

/* The acting person wants another year. When somebody of each side does, the year is a year longer.
   @returns 'kept', 'longer', 'gone' (over, not theirs, or not yet to be asked) */
create function take_befriending_year(of_pair uuid) returns text
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  pair befriending_pair;
  moment timestamptz := acting_now();
begin
  select * into pair from befriending_pair where id = of_pair for update;
  if not found or pair.state = 'ended' or pair.year_until is null or pair.year_until <= moment
    or not (pair.newcomer_card in (select acting_befriending_cards()) or pair.resident_card in (select acting_befriending_cards()))
    or befriending_cards_apart(pair.newcomer_card, pair.resident_card) then
    return 'gone';
  end if;
  -- What was said of the year that is over counts for no other, and a second tap counts for no second year.
  if pair.year_until - interval '28 days' > moment then return 'gone'; end if;
  insert into befriending_year_on (pair_id, year_until, person_id, at) values (of_pair, pair.year_until, acting_person(), moment)
    on conflict do nothing;
  if exists (select from befriending_year_on y join befriending_member m on m.person_id = y.person_id and m.state = 'in'
        where y.pair_id = of_pair and y.year_until = pair.year_until and m.card_id = pair.newcomer_card)
    and exists (select from befriending_year_on y join befriending_member m on m.person_id = y.person_id and m.state = 'in'
        where y.pair_id = of_pair and y.year_until = pair.year_until and m.card_id = pair.resident_card) then
    update befriending_pair set year_until = pair.year_until + interval '12 months' where id = of_pair;
    return 'longer';
  end if;
  return 'kept';
end $$;
revoke execute on function take_befriending_year(uuid), befriending_year_begins() from public;
grant execute on function take_befriending_year(uuid) to vanonderop;

alter table befriending_year_on enable row level security;
create policy befriending_year_on_own on befriending_year_on for select using (person_id = (select acting_person()));
grant select on befriending_year_on to vanonderop;
