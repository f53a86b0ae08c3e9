-- Rounds of proposals: nobody has more of them than they can look at, whoever inserts and however many at once
-- (docs/decisions/0072-rounds-of-proposals.md).

-- May two cards never be proposed to each other? One of their people said "not this one" about, or blocked, one of the other; or
-- somebody is on both cards.
create function befriending_never_together(one uuid, other uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp as
$$ select exists (select from befriending_member m join befriending_member n on n.card_id = other and n.state = 'in'
     where m.card_id = one and m.state = 'in' and (m.person_id = n.person_id
       or exists (select from befriending_apart a where (a.by_person = m.person_id and a.about_person = n.person_id)
         or (a.by_person = n.person_id and a.about_person = m.person_id)))) $$;

-- How many open proposals the people of a card have before them. One to which somebody of them said "not this one" or "later" is none
-- of theirs any more; to the other card, who must not notice it, it still is one.
create function befriending_open_proposals(of_card uuid, moment timestamptz) returns int
  language sql stable security definer set search_path = public, pg_temp as
$$ select count(*)::int from befriending_proposal p
   where p.state = 'open' and p.expires_at > moment and of_card in (p.newcomer_card, p.resident_card)
     and not exists (select from befriending_answer a
       join befriending_member m on m.person_id = a.person_id and m.card_id = of_card and m.state = 'in'
       where a.proposal_id = p.id and a.answer in ('no', 'later')) $$;

-- Three for each place that is left.
create function befriending_has_room(of_card uuid, moment timestamptz) returns boolean
  language sql stable security definer set search_path = public, pg_temp as
$$ select befriending_open_proposals(of_card, moment) < 3 * befriending_room(of_card) $$;

-- The last guard: whoever inserts, both cards are locked, always in the same order, before anything is counted.
create function befriending_proposal_allowed() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform from befriending_card where id in (new.newcomer_card, new.resident_card) order by id for update;
  if befriending_never_together(new.newcomer_card, new.resident_card) then
    raise exception 'befriending: these cards are kept apart' using errcode = 'check_violation';
  end if;
  if not befriending_has_room(new.newcomer_card, new.proposed_at) or not befriending_has_room(new.resident_card, new.proposed_at) then
    raise exception 'befriending: a card has as many open proposals as it may have' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger befriending_proposal_allowed before insert on befriending_proposal
  for each row when (new.state = 'open') execute function befriending_proposal_allowed();

/* Inserts proposals of a pool, each to both cards at once, and leaves out those that do not hold (any more): since they were computed a
   card may have been edited, put on pause, withdrawn or filled, and two people kept apart.
   @param proposals [{"id", "newcomer", "resident", "newcomerVersion", "residentVersion", "kind", "reasons"}, …]
   @returns how each went: 'proposed'; 'gone' (a card is not there as it was); 'check' (one may be in no new proposal);
     'not-now' (kept apart, already together, or enough proposals: which of these is nobody's business) */
create function propose_befriending(of_pool uuid, of_round uuid, by_hand text, proposals jsonb, moment timestamptz, expires timestamptz)
  returns table (proposal uuid, outcome text)
  language plpgsql security definer set search_path = public, pg_temp as $$
declare each record;
begin
  if acting_task() is distinct from 'befriending' then raise exception 'befriending: only for rounds' using errcode = 'insufficient_privilege'; end if;
  -- All at once and in one order, so that rounds and last yeses wait for each other and never block each other.
  perform from befriending_card where id in (
      select (p ->> 'newcomer')::uuid from jsonb_array_elements(proposals) p union select (p ->> 'resident')::uuid from jsonb_array_elements(proposals) p)
    order by id for update;
  for each in select * from jsonb_to_recordset(proposals)
      as p(id uuid, newcomer uuid, resident uuid, "newcomerVersion" int, "residentVersion" int, kind text, reasons jsonb) loop
    proposal := each.id;
    if not exists (select from befriending_card n join befriending_card r on r.id = each.resident
        where n.id = each.newcomer and n.side = 'newcomer' and r.side = 'resident' and n.state = 'active' and r.state = 'active'
          and n.version = each."newcomerVersion" and r.version = each."residentVersion"
          and of_pool in (n.listing_id, r.listing_id)
          and (n.listing_id = r.listing_id or exists (select from befriending_pool_neighbour b where b.agreed_at is not null
            and ((b.asking_id = n.listing_id and b.asked_id = r.listing_id) or (b.asking_id = r.listing_id and b.asked_id = n.listing_id))))) then
      outcome := 'gone';
    elsif not befriending_may_be_proposed(each.newcomer) or not befriending_may_be_proposed(each.resident) then
      outcome := 'check';
    elsif befriending_never_together(each.newcomer, each.resident)
      or exists (select from befriending_proposal o where o.newcomer_card = each.newcomer and o.resident_card = each.resident and o.state = 'open')
      or exists (select from befriending_pair o where o.newcomer_card = each.newcomer and o.resident_card = each.resident and o.state <> 'ended')
      or not befriending_has_room(each.newcomer, moment) or not befriending_has_room(each.resident, moment) then
      outcome := 'not-now';
    else
      insert into befriending_proposal (id, listing_id, newcomer_card, resident_card, round_id, hand_reason, kind, reasons, proposed_at,
          expires_at, state, state_at)
        values (each.id, of_pool, each.newcomer, each.resident, of_round, by_hand, each.kind, each.reasons, moment, expires, 'open', moment);
      outcome := 'proposed';
    end if;
    return next;
  end loop;
end $$;

/* The cards of a round with the open proposals and free places of each: those of the pool and of organisations that agreed to share
   people, as far as they may be in a new proposal. */
create function befriending_market(of_pool uuid, moment timestamptz) returns table (card_id uuid, open_proposals int, free_places int)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return query select c.id, befriending_open_proposals(c.id, moment), befriending_room(c.id) from befriending_card c
    where acting_task() = 'befriending' and c.state = 'active'
      and (c.listing_id = of_pool or c.listing_id in (select befriending_neighbours(of_pool)))
      and befriending_room(c.id) > 0 and befriending_may_be_proposed(c.id);
end $$;

/* Pairs of cards that a round leaves out: kept apart for ever, together now or before, proposed at this moment, or of late: somebody
   said "later" or nobody answered, after `since`. */
create function befriending_held_back(of_pool uuid, since timestamptz) returns table (newcomer_card uuid, resident_card uuid)
  language sql stable security definer set search_path = public, pg_temp as
$$ with card as (select c.id, c.side from befriending_card c
     where acting_task() = 'befriending' and c.state = 'active'
       and (c.listing_id = of_pool or c.listing_id in (select befriending_neighbours(of_pool)))),
   member as (select m.card_id, m.person_id, card.side from befriending_member m join card on card.id = m.card_id where m.state = 'in'),
   apart as (select by_person as one, about_person as other from befriending_apart union select about_person, by_person from befriending_apart)
   select n.card_id, r.card_id from member n join apart a on a.one = n.person_id join member r on r.person_id = a.other
     where n.side = 'newcomer' and r.side = 'resident'
   union select n.card_id, r.card_id from member n join member r on r.person_id = n.person_id where n.side = 'newcomer' and r.side = 'resident'
   union select p.newcomer_card, p.resident_card from befriending_pair p join card on card.id = p.newcomer_card
   union select p.newcomer_card, p.resident_card from befriending_proposal p join card on card.id = p.newcomer_card
     where p.state = 'open' or (p.state = 'expired' and p.state_at > since)
       or exists (select from befriending_answer a where a.proposal_id = p.id and a.answer = 'later' and a.answered_at > since) $$;

-- How many proposals came of a round is known after they were inserted.
grant update (proposed) on befriending_round to vanonderop;

revoke execute on function befriending_never_together(uuid, uuid), befriending_open_proposals(uuid, timestamptz),
  befriending_has_room(uuid, timestamptz), befriending_proposal_allowed(), propose_befriending(uuid, uuid, text, jsonb, timestamptz, timestamptz),
  befriending_market(uuid, timestamptz), befriending_held_back(uuid, timestamptz) from public;
grant execute on function propose_befriending(uuid, uuid, text, jsonb, timestamptz, timestamptz), befriending_market(uuid, timestamptz),
  befriending_held_back(uuid, timestamptz) to vanonderop;
