-- What people say to a proposal and of a meeting, and how they end. A "no" is silence for everybody else; what each writes is hidden
-- until both wrote; safety answers and reasons reach the organisation alone (docs/decisions/0076-a-no-is-silence.md).

/* Keeps what the acting person says to a proposal. When it is the last yes, both cards are locked and the place is decided. A "no"
   keeps the two apart for good; who said it can take it back for ten minutes.
   @returns 'kept', 'paired', 'full' (the others found somebody else meanwhile), 'gone' (not there, over, withdrawn, or said no to) */
create or replace function take_befriending_answer(of_proposal uuid, given text) returns text
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  proposal befriending_proposal;
  before befriending_answer;
  moment timestamptz := acting_now();
begin
  select * into proposal from befriending_proposal where id = of_proposal;
  if not found then return 'gone'; end if;
  -- Always in the same order, so that two last yeses wait for each other and never block each other.
  perform from befriending_card where id in (proposal.newcomer_card, proposal.resident_card) order by id for update;
  select * into proposal from befriending_proposal where id = of_proposal for update;
  if not found or not (proposal.newcomer_card in (select acting_befriending_cards()) or proposal.resident_card in (select acting_befriending_cards()))
    or befriending_cards_apart(proposal.newcomer_card, proposal.resident_card) then
    return 'gone';
  end if;
  if proposal.state = 'paired' then return 'paired'; end if;
  if proposal.state <> 'open' or proposal.expires_at <= moment
    or exists (select from befriending_card where id in (proposal.newcomer_card, proposal.resident_card) and state <> 'active') then
    return 'gone';
  end if;
  select * into before from befriending_answer where proposal_id = of_proposal and person_id = acting_person();
  if before.answer = 'no' then
    if given = 'no' then return 'kept'; end if;
    if before.answered_at + interval '10 minutes' < moment then return 'gone'; end if;
    -- Only what this "no" added: somebody may have been declined before, or blocked.
    delete from befriending_apart where by_person = acting_person() and kind = 'declined' and at = before.answered_at;
  end if;
  insert into befriending_answer (proposal_id, person_id, answer, answered_at) values (of_proposal, acting_person(), given, moment)
    on conflict (proposal_id, person_id) do update set answer = excluded.answer, answered_at = excluded.answered_at;
  if given = 'no' then
    insert into befriending_apart (by_person, about_person, kind, at)
      select acting_person(), m.person_id, 'declined', moment from befriending_member m
      where m.state = 'in' and m.person_id <> acting_person()
        and m.card_id in (proposal.newcomer_card, proposal.resident_card) and m.card_id not in (select acting_befriending_cards())
      on conflict do nothing;
  end if;
  if given <> 'yes' then return 'kept'; end if;
  if befriending_room(proposal.newcomer_card) <= 0 or befriending_room(proposal.resident_card) <= 0 then
    update befriending_proposal set state = 'closed', state_at = moment where id = of_proposal;
    return 'full';
  end if;
  if exists (select from befriending_member m left join befriending_answer a on a.proposal_id = of_proposal and a.person_id = m.person_id
      where m.card_id in (proposal.newcomer_card, proposal.resident_card) and m.state = 'in' and a.answer is distinct from 'yes') then
    return 'kept';
  end if;
  insert into befriending_pair (id, proposal_id, listing_id, newcomer_card, resident_card, kind, since, try_out_until, state)
    select gen_random_uuid(), of_proposal, proposal.listing_id, proposal.newcomer_card, proposal.resident_card, proposal.kind, moment,
      moment + make_interval(weeks => pool.try_out_weeks), 'try-out'
    from befriending_pool pool where pool.listing_id = proposal.listing_id;
  update befriending_proposal set state = 'paired', state_at = moment where id = of_proposal;
  return 'paired';
end $$;

-- Did everybody of the own card say yes? Who did not is told to nobody.
create function befriending_own_agreed(of_proposal uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp as
$$ select exists (select from befriending_proposal p where p.id = of_proposal
       and (p.newcomer_card in (select acting_befriending_cards()) or p.resident_card in (select acting_befriending_cards())))
   and not exists (select from befriending_proposal p
     join befriending_member m on m.card_id in (p.newcomer_card, p.resident_card) and m.state = 'in' and m.card_id in (select acting_befriending_cards())
     left join befriending_answer a on a.proposal_id = p.id and a.person_id = m.person_id
     where p.id = of_proposal and a.answer is distinct from 'yes') $$;

-- Asked that the others are reminded. Whether anybody is, the server decides later: nothing of it can be seen here.
create table befriending_reminder (
  proposal_id uuid not null references befriending_proposal on delete cascade,
  person_id uuid not null references person on delete cascade,
  asked_at timestamptz not null,
  primary key (proposal_id, person_id)
);

-- The letters to somebody who gave an address: the link in them that ends them.
create table befriending_letter (
  id uuid primary key,
  member_id uuid not null unique references befriending_member on delete cascade,
  link_hash bytea not null unique,
  stopped_at timestamptz
);

-- What was told by letter: each once.
create table befriending_told (
  member_id uuid not null references befriending_member on delete cascade,
  -- 'proposal', 'reminder', 'pair' or 'check-in', and the id that it is about
  about text not null,
  told_at timestamptz not null,
  primary key (member_id, about)
);

-- Somebody wants to go on after the try-out. Only that person reads it, until both do: then the pair says so.
create table befriending_go_on (
  pair_id uuid not null references befriending_pair on delete cascade,
  person_id uuid not null references person on delete cascade,
  at timestamptz not null,
  primary key (pair_id, person_id)
);

-- How a pair ended: the reason for the organisation of who ended it, ready words of thanks for the others.
create table befriending_end (
  id uuid primary key,
  pair_id uuid not null unique references befriending_pair on delete cascade,
  -- null: the try-out passed in silence, or what was to be done once was done
  person_id uuid references person on delete set null,
  card_id uuid references befriending_card on delete set null,
  listing_id uuid references befriending_pool on delete cascade,
  reason text not null check (reason in ('time', 'moving', 'no-click', 'other-wish', 'distance', 'unsafe', 'done', 'silence', 'other', 'none')),
  words_sealed text,
  thanks text[] not null check (thanks <@ '{thank-you,learned,laughed,luck}'),
  at timestamptz not null
);
create index befriending_end_listing on befriending_end (listing_id);

-- "Did you meet?" Only a yes is ever told to anybody; what each writes is hidden until both wrote, or for fourteen days.
create table befriending_check_in (
  id uuid primary key,
  pair_id uuid not null references befriending_pair on delete cascade,
  person_id uuid not null references person on delete cascade,
  card_id uuid not null references befriending_card on delete cascade,
  moment text not null check (moment in ('first', 'month-1', 'month-3', 'month-6', 'month-12')),
  met text not null check (met in ('yes', 'not-yet', 'did-not', 'rather-not')),
  answered_at timestamptz not null,
  -- ready words, and own ones, for the others
  said text[] not null default '{}' check (said <@ '{nice,again,learned,laughed,thank-you}'),
  words_sealed text,
  written_at timestamptz,
  unique (pair_id, person_id, moment),
  check (written_at is null or met = 'yes')
);

-- Was it safe? For the organisation alone. It stays a year, also when who said it stops, for others may need it.
create table befriending_safety (
  id uuid primary key,
  pair_id uuid not null references befriending_pair on delete cascade,
  person_id uuid references person on delete set null,
  card_id uuid references befriending_card on delete set null,
  listing_id uuid not null references befriending_pool on delete cascade,
  moment text not null check (moment in ('first', 'month-1', 'month-3', 'month-6', 'month-12')),
  feeling text not null check (feeling in ('fine', 'unsure', 'unsafe')),
  words_sealed text,
  at timestamptz not null,
  unique (pair_id, person_id, moment)
);
create index befriending_safety_listing on befriending_safety (listing_id, feeling);

-- Is a pair one of the acting person, and one that they may see?
create function is_acting_befriending_pair(of_pair uuid, of_card uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp as
$$ select exists (select from befriending_pair p where p.id = of_pair and of_card in (p.newcomer_card, p.resident_card)
     and of_card in (select acting_befriending_cards()) and not befriending_cards_apart(p.newcomer_card, p.resident_card)) $$;

/* The acting person wants to go on. When somebody of each side does, the pair goes on. @returns 'kept', 'going-on', 'gone' */
create function take_befriending_go_on(of_pair uuid) returns text
  language plpgsql security definer set search_path = public, pg_temp as $$
declare pair befriending_pair;
begin
  select * into pair from befriending_pair where id = of_pair for update;
  if not found or not (is_acting_befriending_pair(of_pair, pair.newcomer_card) or is_acting_befriending_pair(of_pair, pair.resident_card))
    or pair.state = 'ended' or pair.kind = 'once' then
    return 'gone';
  end if;
  if pair.state = 'going-on' then return 'going-on'; end if;
  insert into befriending_go_on (pair_id, person_id, at) values (of_pair, acting_person(), acting_now()) on conflict do nothing;
  if exists (select from befriending_go_on g join befriending_member m on m.person_id = g.person_id and m.state = 'in'
        where g.pair_id = of_pair and m.card_id = pair.newcomer_card)
    and exists (select from befriending_go_on g join befriending_member m on m.person_id = g.person_id and m.state = 'in'
        where g.pair_id = of_pair and m.card_id = pair.resident_card) then
    update befriending_pair set state = 'going-on' where id = of_pair;
    return 'going-on';
  end if;
  return 'kept';
end $$;

/* Ends a pair of the acting person, who speaks for their card. The two are not proposed to each other again, except after something
   small. Their cards stay as they are: both wait on from their first wish. @returns whether it was ended by this */
create function end_befriending_pair(of_pair uuid, end_id uuid, for_reason text, sealed text, with_thanks text[]) returns boolean
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  pair befriending_pair;
  own uuid;
  moment timestamptz := acting_now();
begin
  select * into pair from befriending_pair where id = of_pair;
  if not found then return false; end if;
  perform from befriending_card where id in (pair.newcomer_card, pair.resident_card) order by id for update;
  select * into pair from befriending_pair where id = of_pair for update;
  select m.card_id into own from befriending_member m where m.person_id = acting_person() and m.state = 'in' and m.speaks
    and m.card_id in (pair.newcomer_card, pair.resident_card) and is_acting_befriending_pair(of_pair, m.card_id) limit 1;
  if own is null or pair.state = 'ended' then return false; end if;
  update befriending_pair set state = 'ended', ended_at = moment where id = of_pair;
  insert into befriending_end (id, pair_id, person_id, card_id, listing_id, reason, words_sealed, thanks, at)
    select end_id, of_pair, acting_person(), own, c.listing_id, for_reason, sealed, with_thanks, moment from befriending_card c where c.id = own;
  if pair.kind <> 'once' then
    insert into befriending_apart (by_person, about_person, kind, at)
      select acting_person(), m.person_id, 'declined', moment from befriending_member m
      where m.state = 'in' and m.card_id in (pair.newcomer_card, pair.resident_card) and m.card_id <> own and m.person_id <> acting_person()
      on conflict do nothing;
  end if;
  return true;
end $$;

-- The thanks with which somebody else ended a pair of the acting person: never the reason, or who it was.
create function befriending_thanks(of_pair uuid) returns text[]
  language sql stable security definer set search_path = public, pg_temp as
$$ select e.thanks from befriending_end e join befriending_pair p on p.id = e.pair_id
   where e.pair_id = of_pair and e.person_id is distinct from acting_person()
     and (is_acting_befriending_pair(of_pair, p.newcomer_card) or is_acting_befriending_pair(of_pair, p.resident_card)) $$;

/* What the people of the other side said of their meetings, as soon as the acting person wrote of the same moment too, or fourteen
   days after it was written. Whether they met is in none of it unless they said yes. */
create function befriending_words(of_pair uuid)
  returns table (id uuid, person_id uuid, moment text, said text[], words_sealed text, written_at timestamptz)
  language sql stable security definer set search_path = public, pg_temp as
$$ select c.id, c.person_id, c.moment, c.said, c.words_sealed, c.written_at
   from befriending_check_in c join befriending_pair p on p.id = c.pair_id
   where c.pair_id = of_pair and c.met = 'yes' and c.written_at is not null
     and c.card_id not in (select acting_befriending_cards())
     and (is_acting_befriending_pair(of_pair, p.newcomer_card) or is_acting_befriending_pair(of_pair, p.resident_card))
     and (c.written_at + interval '14 days' <= acting_now()
       or exists (select from befriending_check_in mine where mine.pair_id = of_pair and mine.person_id = acting_person()
         and mine.moment = c.moment and mine.written_at is not null))
   order by c.written_at, c.id $$;

-- Who met, of the acting organisation's people: only ever a yes. For the desk and for figures.
create function befriending_meetings(of_listing uuid) returns table (pair_id uuid, card_id uuid, moment text, answered_at timestamptz)
  language sql stable security definer set search_path = public, pg_temp as
$$ select c.pair_id, c.card_id, c.moment, c.answered_at from befriending_check_in c join befriending_card k on k.id = c.card_id
   where c.met = 'yes' and k.listing_id = of_listing and (of_listing = acting_listing() or acting_task() = 'befriending') $$;

-- Who stops takes along what they wrote for others. What they told the organisation about safety stays, without them in it.
create function befriending_meeting_left() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from befriending_check_in where person_id = new.person_id and card_id = new.card_id;
  delete from befriending_letter where member_id = new.id;
  delete from befriending_told where member_id = new.id;
  delete from befriending_reminder r using befriending_proposal p
    where r.proposal_id = p.id and r.person_id = new.person_id and new.card_id in (p.newcomer_card, p.resident_card);
  delete from befriending_go_on g using befriending_pair p
    where g.pair_id = p.id and g.person_id = new.person_id and new.card_id in (p.newcomer_card, p.resident_card);
  update befriending_end set words_sealed = null, person_id = null where person_id = new.person_id and card_id = new.card_id;
  update befriending_safety set person_id = null where person_id = new.person_id and card_id = new.card_id;
  return null;
end $$;
create trigger befriending_meeting_left after update of state on befriending_member
  for each row when (old.state = 'in' and new.state = 'left') execute function befriending_meeting_left();

revoke execute on function befriending_own_agreed(uuid), is_acting_befriending_pair(uuid, uuid), take_befriending_go_on(uuid),
  end_befriending_pair(uuid, uuid, text, text, text[]), befriending_thanks(uuid), befriending_words(uuid), befriending_meetings(uuid),
  befriending_meeting_left() from public;
grant execute on function befriending_own_agreed(uuid), is_acting_befriending_pair(uuid, uuid), take_befriending_go_on(uuid),
  end_befriending_pair(uuid, uuid, text, text, text[]), befriending_thanks(uuid), befriending_words(uuid), befriending_meetings(uuid)
  to vanonderop;

alter table befriending_reminder enable row level security;
create policy befriending_reminder_own on befriending_reminder using (person_id = (select acting_person()))
  with check (person_id = (select acting_person()) and exists (select from befriending_proposal p where p.id = proposal_id and p.state = 'open'));
create policy befriending_reminder_task on befriending_reminder for select using ((select acting_task()) = 'befriending');
grant select, insert on befriending_reminder to vanonderop;

alter table befriending_letter enable row level security;
create policy befriending_letter_task on befriending_letter
  using ((select acting_task()) = 'befriending') with check ((select acting_task()) = 'befriending');
-- Whoever has the link in a letter ends the letters, and reads nothing else by it.
create policy befriending_letter_link on befriending_letter for select using (link_hash = (select acting_link()));
create policy befriending_letter_link_ends on befriending_letter for update
  using (link_hash = (select acting_link())) with check (link_hash = (select acting_link()));
grant select, insert on befriending_letter to vanonderop;
grant update (stopped_at) on befriending_letter to vanonderop;

alter table befriending_told enable row level security;
create policy befriending_told_task on befriending_told
  using ((select acting_task()) = 'befriending') with check ((select acting_task()) = 'befriending');
grant select, insert on befriending_told to vanonderop;

alter table befriending_go_on enable row level security;
create policy befriending_go_on_own on befriending_go_on for select using (person_id = (select acting_person()));
create policy befriending_go_on_task on befriending_go_on for select using ((select acting_task()) = 'befriending');
grant select on befriending_go_on to vanonderop;

alter table befriending_end enable row level security;
create policy befriending_end_own on befriending_end for select using (person_id = (select acting_person()));
create policy befriending_end_pool on befriending_end for select using (listing_id = (select acting_listing()));
create policy befriending_end_task on befriending_end
  using ((select acting_task()) = 'befriending') with check ((select acting_task()) = 'befriending');
grant select, insert on befriending_end to vanonderop;

alter table befriending_check_in enable row level security;
create policy befriending_check_in_own on befriending_check_in for select using (person_id = (select acting_person()));
create policy befriending_check_in_answers on befriending_check_in for insert
  with check (person_id = (select acting_person()) and is_acting_befriending_pair(pair_id, card_id));
-- What was written stays as it was written: the other may have read it.
create policy befriending_check_in_writes on befriending_check_in for update
  using (person_id = (select acting_person()) and written_at is null and is_acting_befriending_pair(pair_id, card_id))
  with check (person_id = (select acting_person()));
create policy befriending_check_in_task on befriending_check_in for select using ((select acting_task()) = 'befriending');
grant select, insert on befriending_check_in to vanonderop;
grant update (met, answered_at, said, words_sealed, written_at) on befriending_check_in to vanonderop;

alter table befriending_safety enable row level security;
create policy befriending_safety_own on befriending_safety for select using (person_id = (select acting_person()));
create policy befriending_safety_told on befriending_safety for insert
  with check (person_id = (select acting_person()) and is_acting_befriending_pair(pair_id, card_id)
    and listing_id = (select c.listing_id from befriending_card c where c.id = card_id));
create policy befriending_safety_pool on befriending_safety for select using (listing_id = (select acting_listing()));
create policy befriending_safety_old on befriending_safety for delete
  using ((select acting_task()) = 'retention' and at < now() - interval '1 year');
create policy befriending_safety_old_found on befriending_safety for select
  using ((select acting_task()) = 'retention' and at < now() - interval '1 year');
grant select, insert, delete on befriending_safety to vanonderop;
