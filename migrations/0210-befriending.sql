-- Residents and newcomers meet as equals. Both fill in the same card, both are proposed at once, both say yes; the database decides
-- when the last yes lands whether there still is a place (docs/decisions/0071-both-sides-alike.md).

-- An organisation that brings people together. Public: who joins must know it beforehand.
create table befriending_pool (
  listing_id uuid primary key references listing on delete cascade,
  initiative_id uuid not null unique references initiative on delete cascade,
  open boolean not null default true,
  -- what is asked of everybody of either side before a first proposal: nothing, a reference, or the date of a certificate of conduct
  check_kind text not null default 'none' check (check_kind in ('none', 'reference', 'certificate')),
  -- a check counts for so many months
  check_months int not null default 36 check (check_months between 6 and 60),
  -- people younger than eighteen may join: with the safeguards that the initiative says it has
  minors boolean not null default false,
  try_out_weeks int not null default 6 check (try_out_weeks between 2 and 12),
  -- as many meetings as possible, even where two people would rather have met each other; else none such
  maximum boolean not null default false,
  -- a round every night; else only when the coordinator starts one
  nightly boolean not null default true,
  changed_at timestamptz not null
);

-- Two organisations that propose people of one to people of the other: from the moment that both said so.
create table befriending_pool_neighbour (
  asking_id uuid not null references befriending_pool on delete cascade,
  asked_id uuid not null references befriending_pool on delete cascade,
  asked_at timestamptz not null,
  agreed_at timestamptz,
  primary key (asking_id, asked_id),
  check (asking_id <> asked_id)
);
create index befriending_pool_neighbour_asked on befriending_pool_neighbour (asked_id);

-- Who wants to meet: one person, a family, or a circle of residents. It is one agent in every round.
create table befriending_card (
  id uuid primary key,
  listing_id uuid not null references befriending_pool on delete cascade,
  side text not null check (side in ('newcomer', 'resident')),
  party text not null check (party in ('alone', 'family', 'circle')),
  -- what is looked for: a pair for months, a circle, something small once
  forms text[] not null check (forms <> '{}' and forms <@ '{pair,circle,once}'),
  -- of a circle, as its members call it
  circle_name text check (length(circle_name) between 1 and 60),
  -- with so many others at once
  capacity int not null default 1 check (capacity between 1 and 5),
  -- draft: not complete yet, a circle that still gathers, or a check that has not been noted
  state text not null check (state in ('draft', 'active', 'paused', 'withdrawn')),
  -- the first wish, from which waiting counts: nothing moves it, not an edit, a pause, an end or a return
  wished_at timestamptz not null,
  changed_at timestamptz not null,
  version int not null default 1,
  check ((party = 'circle') = (circle_name is not null)),
  check (party <> 'circle' or side = 'resident')
);
create index befriending_card_listing on befriending_card (listing_id, state);

-- The people of a card: one, or those of a circle. Each has own answers and an own consent.
create table befriending_member (
  id uuid primary key,
  card_id uuid not null references befriending_card on delete cascade,
  person_id uuid not null references person on delete cascade,
  listing_id uuid not null references befriending_pool on delete cascade,
  -- to the organisation, for this purpose; ending it ends the membership
  consent_id uuid not null references consent on delete cascade,
  -- of a circle, who speaks for it
  speaks boolean not null,
  state text not null check (state in ('in', 'left')),
  -- null of who left
  name_sealed text,
  -- the language in which the person is told
  language text not null,
  -- where news goes; null: the person looks here
  email_sealed text,
  -- as `src/features/befriending/model/answers.ts` says; emptied when the person leaves
  answers jsonb not null,
  joined_at timestamptz not null,
  unique (card_id, person_id),
  check (state = 'left' or name_sealed is not null)
);
create unique index befriending_member_once on befriending_member (person_id, listing_id) where state = 'in';
create index befriending_member_consent on befriending_member (consent_id);

-- Two people who are never proposed to each other (again): one of them said "not this one", or blocked the other. Only who did it
-- reads it. It outlives edits, circles and new cards.
create table befriending_apart (
  by_person uuid not null references person on delete cascade,
  about_person uuid not null references person on delete cascade,
  kind text not null check (kind in ('declined', 'blocked')),
  at timestamptz not null,
  primary key (by_person, about_person, kind)
);
create index befriending_apart_about on befriending_apart (about_person);

create table befriending_round (
  id uuid primary key,
  listing_id uuid not null references befriending_pool on delete cascade,
  held_at timestamptz not null,
  held_by text not null check (held_by in ('night', 'hand')),
  -- counts of cards and pairs, blocking pairs, the difference between the sides: never a name
  measures jsonb not null,
  proposed int not null
);
create index befriending_round_listing on befriending_round (listing_id, held_at);

-- Two cards, proposed to both at once. `open` until both said yes, it ran out, or one of the cards is there no more. A "no" of one
-- side changes nothing in it: the other side must not be able to tell it from silence.
create table befriending_proposal (
  id uuid primary key,
  listing_id uuid not null references befriending_pool on delete cascade,
  newcomer_card uuid not null references befriending_card on delete cascade,
  resident_card uuid not null references befriending_card on delete cascade,
  round_id uuid references befriending_round on delete set null,
  -- of the coordinator who proposed it by hand, for the desk alone
  hand_reason text check (length(hand_reason) between 1 and 500),
  kind text not null check (kind in ('pair', 'circle', 'once')),
  -- [{"reason": "time", "codes": ["tue-evening"]}, …]: what both share, the same for both
  reasons jsonb not null,
  proposed_at timestamptz not null,
  expires_at timestamptz not null,
  state text not null check (state in ('open', 'paired', 'expired', 'closed')),
  state_at timestamptz not null
);
create unique index befriending_proposal_open on befriending_proposal (newcomer_card, resident_card) where state = 'open';
create index befriending_proposal_newcomer on befriending_proposal (newcomer_card, state);
create index befriending_proposal_resident on befriending_proposal (resident_card, state);
create index befriending_proposal_listing on befriending_proposal (listing_id, state, expires_at);

-- What one person said to a proposal. Only that person reads it.
create table befriending_answer (
  proposal_id uuid not null references befriending_proposal on delete cascade,
  person_id uuid not null references person on delete cascade,
  answer text not null check (answer in ('yes', 'no', 'later')),
  answered_at timestamptz not null,
  primary key (proposal_id, person_id)
);

-- Two cards that meet.
create table befriending_pair (
  id uuid primary key,
  proposal_id uuid not null unique references befriending_proposal on delete cascade,
  listing_id uuid not null references befriending_pool on delete cascade,
  newcomer_card uuid not null references befriending_card on delete cascade,
  resident_card uuid not null references befriending_card on delete cascade,
  kind text not null check (kind in ('pair', 'circle', 'once')),
  since timestamptz not null,
  try_out_until timestamptz not null,
  state text not null check (state in ('try-out', 'going-on', 'ended')),
  ended_at timestamptz,
  check ((state = 'ended') = (ended_at is not null))
);
create index befriending_pair_newcomer on befriending_pair (newcomer_card, state);
create index befriending_pair_resident on befriending_pair (resident_card, state);
create index befriending_pair_listing on befriending_pair (listing_id, state);

-- Who acts, by their memberships.
create function acting_befriending_cards() returns setof uuid
  language sql stable security definer set search_path = public, pg_temp as
$$ select card_id from befriending_member where person_id = acting_person() and state = 'in' $$;

-- Is there a block between a person of the one card and a person of the other?
create function befriending_cards_apart(one uuid, other uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp as
$$ select exists (select from befriending_apart a
     join befriending_member m on m.person_id = a.by_person and m.state = 'in'
     join befriending_member n on n.person_id = a.about_person and n.state = 'in'
     where a.kind = 'blocked' and ((m.card_id = one and n.card_id = other) or (m.card_id = other and n.card_id = one))) $$;

-- The people of the other side of open proposals and of pairs of whoever acts: how they are called and what they said of themselves,
-- without where they live, how they are told and how they can be reached.
create function befriending_others() returns table (id uuid, card_id uuid, person_id uuid, speaks boolean, name_sealed text, answers jsonb)
  language sql stable security definer set search_path = public, pg_temp as
$$ select m.id, m.card_id, m.person_id, m.speaks, m.name_sealed, m.answers - '{place,rangeKm,widerKm}'::text[] from befriending_member m
   where m.state = 'in' and m.card_id in (
     select case when p.newcomer_card in (select acting_befriending_cards()) then p.resident_card else p.newcomer_card end
       from befriending_proposal p where p.state = 'open' and not befriending_cards_apart(p.newcomer_card, p.resident_card)
        and (p.newcomer_card in (select acting_befriending_cards()) or p.resident_card in (select acting_befriending_cards()))
     union
     select case when p.newcomer_card in (select acting_befriending_cards()) then p.resident_card else p.newcomer_card end
       from befriending_pair p where p.state <> 'ended' and not befriending_cards_apart(p.newcomer_card, p.resident_card)
        and (p.newcomer_card in (select acting_befriending_cards()) or p.resident_card in (select acting_befriending_cards()))) $$;

-- How many more others a card has room for.
create function befriending_room(of_card uuid) returns int
  language sql stable security definer set search_path = public, pg_temp as
$$ select c.capacity - (select count(*)::int from befriending_pair p
     where p.state <> 'ended' and (p.newcomer_card = c.id or p.resident_card = c.id)) from befriending_card c where c.id = of_card $$;

/* Keeps what the acting person says to a proposal. When it is the last yes, both cards are locked and the place is decided.
   @returns 'kept', 'paired', 'full' (the others found somebody else meanwhile), 'gone' (not there, over, or withdrawn) */
create function take_befriending_answer(of_proposal uuid, given text) returns text
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  proposal befriending_proposal;
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
  insert into befriending_answer (proposal_id, person_id, answer, answered_at) values (of_proposal, acting_person(), given, moment)
    on conflict (proposal_id, person_id) do update set answer = excluded.answer, answered_at = excluded.answered_at;
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

-- Whoever leaves a card leaves its proposals, pairs and rounds in the same transaction; what they said of themselves is emptied. A
-- circle stays as long as it has three members and somebody who speaks for it.
create function befriending_member_leaves(of_card uuid, of_person uuid, moment timestamptz) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare left_over int;
begin
  update befriending_member set state = 'left', answers = '{}', name_sealed = null, email_sealed = null
    where card_id = of_card and person_id = of_person and state = 'in';
  select count(*) into left_over from befriending_member where card_id = of_card and state = 'in';
  if left_over > 0 then
    update befriending_member set speaks = true where card_id = of_card and state = 'in' and person_id = (
      select person_id from befriending_member where card_id = of_card and state = 'in' order by speaks desc, joined_at, person_id limit 1);
    if left_over < 3 then
      update befriending_card set state = 'draft', changed_at = moment, version = version + 1 where id = of_card and state = 'active';
    end if;
  else
    update befriending_card set state = 'withdrawn', changed_at = moment, version = version + 1 where id = of_card;
    update befriending_proposal set state = 'closed', state_at = moment
      where state = 'open' and (newcomer_card = of_card or resident_card = of_card);
    update befriending_pair set state = 'ended', ended_at = moment
      where state <> 'ended' and (newcomer_card = of_card or resident_card = of_card);
  end if;
end $$;
create function befriending_consent_ended() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare membership record;
begin
  for membership in select card_id, person_id from befriending_member where consent_id = new.id and state = 'in' loop
    perform befriending_member_leaves(membership.card_id, membership.person_id, new.ended_at);
  end loop;
  return null;
end $$;
create trigger befriending_consent_ended after update of ended_at on consent
  for each row when (old.ended_at is null and new.ended_at is not null and new.ended_by <> 'replaced') execute function befriending_consent_ended();

-- A card without people is no card: with its last person everything of it goes.
create function befriending_member_gone() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from befriending_card c where c.id = old.card_id and not exists (select from befriending_member m where m.card_id = c.id);
  return null;
end $$;
create trigger befriending_member_gone after delete on befriending_member for each row execute function befriending_member_gone();

-- The first wish stays the first wish.
create function befriending_wish_stays() returns trigger language plpgsql as $$
begin
  if new.wished_at > old.wished_at then new.wished_at := old.wished_at; end if;
  return new;
end $$;
create trigger befriending_wish_stays before update on befriending_card for each row execute function befriending_wish_stays();

-- Since when the acting person wishes for company at this organisation: also when they left and come back.
create function befriending_first_wish(of_listing uuid) returns timestamptz
  language sql stable security definer set search_path = public, pg_temp as
$$ select min(c.wished_at) from befriending_card c join befriending_member m on m.card_id = c.id
   where m.person_id = acting_person() and m.listing_id = of_listing $$;

-- The other organisations with which the acting one (or the one of the acting task) shares people.
create function befriending_neighbours(of_listing uuid) returns setof uuid
  language sql stable security definer set search_path = public, pg_temp as
$$ select case when asking_id = of_listing then asked_id else asking_id end from befriending_pool_neighbour
   where agreed_at is not null and of_listing in (asking_id, asked_id)
     and (of_listing = acting_listing() or acting_task() = 'befriending') $$;

revoke execute on function acting_befriending_cards(), befriending_cards_apart(uuid, uuid), befriending_others(), befriending_room(uuid),
  take_befriending_answer(uuid, text), befriending_member_leaves(uuid, uuid, timestamptz), befriending_first_wish(uuid),
  befriending_neighbours(uuid) from public;
grant execute on function acting_befriending_cards(), befriending_cards_apart(uuid, uuid), befriending_others(),
  take_befriending_answer(uuid, text), befriending_first_wish(uuid), befriending_neighbours(uuid) to vanonderop;

alter table befriending_pool enable row level security;
create policy befriending_pool_seen on befriending_pool for select using (true);
create policy befriending_pool_own on befriending_pool
  using (listing_id = (select acting_listing())) with check (listing_id = (select acting_listing()));
create policy befriending_pool_demonstration on befriending_pool
  using ((select acting_task()) = 'demonstration') with check ((select acting_task()) = 'demonstration');
grant select, insert, update, delete on befriending_pool to vanonderop;

alter table befriending_pool_neighbour enable row level security;
create policy befriending_pool_neighbour_seen on befriending_pool_neighbour for select
  using ((select acting_listing()) in (asking_id, asked_id) or (select acting_task()) = 'befriending');
create policy befriending_pool_neighbour_asks on befriending_pool_neighbour for insert
  with check (asking_id = (select acting_listing()) and agreed_at is null);
create policy befriending_pool_neighbour_answers on befriending_pool_neighbour for update
  using (asked_id = (select acting_listing())) with check (asked_id = (select acting_listing()));
create policy befriending_pool_neighbour_ends on befriending_pool_neighbour for delete
  using ((select acting_listing()) in (asking_id, asked_id));
create policy befriending_pool_neighbour_demonstration on befriending_pool_neighbour
  using ((select acting_task()) = 'demonstration') with check ((select acting_task()) = 'demonstration');
grant select, insert, delete on befriending_pool_neighbour to vanonderop;
grant update (agreed_at) on befriending_pool_neighbour to vanonderop;

alter table befriending_card enable row level security;
create policy befriending_card_own on befriending_card for select using (id in (select acting_befriending_cards()));
create policy befriending_card_made on befriending_card for insert
  with check ((select acting_person()) is not null and state in ('draft', 'active'));
create policy befriending_card_changed on befriending_card for update
  using (id in (select acting_befriending_cards())) with check (id in (select acting_befriending_cards()));
create policy befriending_card_pool on befriending_card
  using (listing_id = (select acting_listing())) with check (listing_id = (select acting_listing()));
create policy befriending_card_task on befriending_card
  using ((select acting_task()) = 'befriending') with check ((select acting_task()) = 'befriending');
create policy befriending_card_old on befriending_card for delete
  using ((select acting_task()) = 'retention' and state = 'withdrawn' and changed_at < now() - interval '2 years');
create policy befriending_card_old_found on befriending_card for select
  using ((select acting_task()) = 'retention' and state = 'withdrawn' and changed_at < now() - interval '2 years');
grant select, insert, update, delete on befriending_card to vanonderop;

alter table befriending_member enable row level security;
create policy befriending_member_own on befriending_member
  using (person_id = (select acting_person())) with check (person_id = (select acting_person()));
create policy befriending_member_circle on befriending_member for select
  using (state = 'in' and card_id in (select acting_befriending_cards()));
create policy befriending_member_pool on befriending_member for select
  using (state = 'in' and consent_id in (select c.id from acting_consents() c));
create policy befriending_member_task on befriending_member for select
  using ((select acting_task()) = 'befriending' and state = 'in');
grant select, insert, update, delete on befriending_member to vanonderop;

alter table befriending_apart enable row level security;
create policy befriending_apart_own on befriending_apart
  using (by_person = (select acting_person())) with check (by_person = (select acting_person()));
create policy befriending_apart_task on befriending_apart for select using ((select acting_task()) = 'befriending');
grant select, insert, delete on befriending_apart to vanonderop;

alter table befriending_round enable row level security;
create policy befriending_round_pool on befriending_round for select using (listing_id = (select acting_listing()));
create policy befriending_round_task on befriending_round
  using ((select acting_task()) = 'befriending') with check ((select acting_task()) = 'befriending');
grant select, insert, delete on befriending_round to vanonderop;

alter table befriending_proposal enable row level security;
create policy befriending_proposal_own on befriending_proposal for select
  using ((newcomer_card in (select acting_befriending_cards()) or resident_card in (select acting_befriending_cards()))
    and not befriending_cards_apart(newcomer_card, resident_card));
create policy befriending_proposal_pool on befriending_proposal for select
  using ((select acting_listing()) is not null and exists (
    select from befriending_card c where c.id in (newcomer_card, resident_card) and c.listing_id = (select acting_listing())));
create policy befriending_proposal_task on befriending_proposal
  using ((select acting_task()) = 'befriending') with check ((select acting_task()) = 'befriending');
grant select, insert, update, delete on befriending_proposal to vanonderop;

alter table befriending_answer enable row level security;
create policy befriending_answer_own on befriending_answer for select using (person_id = (select acting_person()));
create policy befriending_answer_task on befriending_answer for select using ((select acting_task()) = 'befriending');
grant select on befriending_answer to vanonderop;

alter table befriending_pair enable row level security;
create policy befriending_pair_own on befriending_pair for select
  using ((newcomer_card in (select acting_befriending_cards()) or resident_card in (select acting_befriending_cards()))
    and not befriending_cards_apart(newcomer_card, resident_card));
create policy befriending_pair_pool on befriending_pair for select
  using ((select acting_listing()) is not null and exists (
    select from befriending_card c where c.id in (newcomer_card, resident_card) and c.listing_id = (select acting_listing())));
create policy befriending_pair_task on befriending_pair
  using ((select acting_task()) = 'befriending') with check ((select acting_task()) = 'befriending');
grant select, update, delete on befriending_pair to vanonderop;

-- A new purpose of consent: an organisation brings the person together with others.
alter table consent drop constraint consent_purpose_check;
alter table consent add constraint consent_purpose_check
  check (purpose in ('place', 'guidance', 'conversation', 'introduction', 'hours', 'befriending'));
