-- Circles of residents: members come in by an invitation, the database says when a circle is complete, and a circle is seen by others
-- only when each of its members agreed to that.

-- Agreed that the circle is shown to people with a key card: what it likes, when, in which languages, with how many; never a person.
alter table befriending_member add column seen boolean not null default false;

-- Who began, where it was not a round or the organisation: the side of who asked first.
alter table befriending_proposal add column begun_by text check (begun_by in ('newcomer', 'resident'));

-- For one more person of a circle: a link and a code, which lead to the same place and are used once.
create table befriending_invitation (
  id uuid primary key,
  card_id uuid not null references befriending_card on delete cascade,
  link_hash bytea not null unique,
  code_hash bytea not null unique,
  made_at timestamptz not null,
  ends_at timestamptz not null,
  used_by uuid references person on delete cascade
);
create index befriending_invitation_card on befriending_invitation (card_id);

-- The circle for which the acting person speaks, if any.
create function acting_befriending_spoken() returns setof uuid
  language sql stable security definer set search_path = public, pg_temp as
$$ select card_id from befriending_member where person_id = acting_person() and state = 'in' and speaks $$;

-- What an invitation leads to, for whoever has its link or code: the circle's name, never a person.
-- state: 'open', 'mine' (used by who acts), 'used', 'full', 'over'.
create function find_befriending_invitation(of_hash bytea)
  returns table (id uuid, card_id uuid, listing_id uuid, circle_name text, members int, state text)
  language sql stable security definer set search_path = public, pg_temp as
$$ select i.id, c.id, c.listing_id, c.circle_name, people.number,
     case when i.used_by is not null then case when i.used_by = acting_person() then 'mine' else 'used' end
       when i.ends_at <= acting_now() or c.state = 'withdrawn' then 'over'
       when people.number >= 8 then 'full'
       else 'open' end
   from befriending_invitation i join befriending_card c on c.id = i.card_id,
     lateral (select count(*)::int as number from befriending_member m where m.card_id = c.id and m.state = 'in') people
   where of_hash in (i.link_hash, i.code_hash) $$;

/* Takes the place of an invitation for the acting person, who joins in the same transaction. The circle is locked, so that two people
   never get its last place.
   @returns the state of the invitation before: only with 'open' it was taken */
create function take_befriending_invitation(of_invitation uuid) returns text
  language plpgsql security definer set search_path = public, pg_temp as $$
declare found_state text;
begin
  if acting_person() is null then return 'over'; end if;
  perform from befriending_card c join befriending_invitation i on i.card_id = c.id where i.id = of_invitation for update of c;
  select f.state into found_state from befriending_invitation i, lateral find_befriending_invitation(i.link_hash) f where i.id = of_invitation;
  if found_state = 'open' then update befriending_invitation set used_by = acting_person() where id = of_invitation; end if;
  return coalesce(found_state, 'over');
end $$;

/* The acting person, who speaks for a circle, hands that on to another member. @returns whether it was done */
create function pass_befriending_circle(of_card uuid, to_person uuid) returns boolean
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform from befriending_card where id = of_card for update;
  if not exists (select from acting_befriending_spoken() spoken where spoken = of_card)
    or not exists (select from befriending_member where card_id = of_card and person_id = to_person and state = 'in') then
    return false;
  end if;
  update befriending_member set speaks = (person_id = to_person) where card_id = of_card and state = 'in';
  return true;
end $$;

/* A circle takes part as long as it has three members with hours in common; with fewer it waits. However a member came, changed or
   went (also when everything of somebody was deleted), somebody speaks for it. */
create function befriending_circle_settles() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  of_card uuid := case when tg_op = 'DELETE' then old.card_id else new.card_id end;
  circle befriending_card;
  people int;
  wanted text;
begin
  select * into circle from befriending_card where id = of_card and party = 'circle' for update;
  if not found or circle.state = 'withdrawn' then return null; end if;
  select count(*) into people from befriending_member where card_id = of_card and state = 'in';
  if people = 0 then
    -- A circle that is made has nobody yet for a moment; one that its last member left is over.
    if tg_op <> 'INSERT' then
      update befriending_card set state = 'withdrawn', changed_at = acting_now(), version = version + 1 where id = of_card;
      update befriending_proposal set state = 'closed', state_at = acting_now()
        where state = 'open' and resident_card = of_card;
      update befriending_pair set state = 'ended', ended_at = acting_now() where state <> 'ended' and resident_card = of_card;
    end if;
    return null;
  end if;
  if not exists (select from befriending_member where card_id = of_card and state = 'in' and speaks) then
    update befriending_member set speaks = true where id = (
      select id from befriending_member where card_id = of_card and state = 'in' order by joined_at, person_id limit 1);
  end if;
  wanted := case when people >= 3 and exists (
      select from befriending_member m, jsonb_array_elements_text(m.answers -> 'cells') cell
      where m.card_id = of_card and m.state = 'in' group by cell having count(distinct m.id) = people)
    then 'active' else 'draft' end;
  update befriending_card set state = wanted, changed_at = acting_now(), version = version + 1
    where id = of_card and state in ('draft', 'active') and state <> wanted;
  return null;
end $$;
create trigger befriending_circle_settles after insert or update or delete on befriending_member
  for each row execute function befriending_circle_settles();

revoke execute on function acting_befriending_spoken(), find_befriending_invitation(bytea), take_befriending_invitation(uuid),
  pass_befriending_circle(uuid, uuid) from public;
grant execute on function acting_befriending_spoken(), find_befriending_invitation(bytea), take_befriending_invitation(uuid),
  pass_befriending_circle(uuid, uuid) to vanonderop;

alter table befriending_invitation enable row level security;
create policy befriending_invitation_speaker on befriending_invitation
  using (card_id in (select acting_befriending_spoken()))
  with check (card_id in (select acting_befriending_spoken()) and used_by is null);
create policy befriending_invitation_old on befriending_invitation for delete
  using ((select acting_task()) = 'retention' and ends_at < (select acting_now()));
create policy befriending_invitation_old_found on befriending_invitation for select
  using ((select acting_task()) = 'retention' and ends_at < (select acting_now()));
grant select, insert, delete on befriending_invitation to vanonderop;
