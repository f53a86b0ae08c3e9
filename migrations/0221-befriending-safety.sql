-- Safety of who meets through an organisation: reports that reach a person, blocks without a trace, and checks by date alone.

-- A sign that something is not right. Anybody may give it, also without a key card and about somebody whom they never met here.
create table befriending_report (
  id uuid primary key,
  -- of the page on which who reported reads by when somebody looks at it; it does not show what was said
  link_hash bytea not null unique,
  -- the organisation that it is about; null: none that is known here
  listing_id uuid references befriending_pool on delete set null,
  -- it is about the organisation itself, or none is known: then the team of the site reads it, and the organisation does not
  to_team boolean not null,
  reporter_id uuid references person on delete set null,
  about_card uuid references befriending_card on delete set null,
  kind text not null check (kind in ('unsafe', 'touching', 'money', 'insult', 'child', 'lie', 'other')),
  -- whom it is about, as who reported said it, when it is nobody whom the page showed
  about_sealed text,
  words_sealed text,
  -- how who reported can be reached, if they wish
  reach_sealed text,
  language text not null,
  received_at timestamptz not null,
  promised_on date not null,
  handled_at timestamptz,
  -- what was done, among those who answer
  note_sealed text,
  check (to_team or listing_id is not null),
  check ((handled_at is null) = (note_sealed is null))
);
create index befriending_report_listing on befriending_report (listing_id, handled_at);
create index befriending_report_waiting on befriending_report (promised_on) where handled_at is null;

-- A pool that goes leaves its reports to the team.
create function befriending_report_to_team() returns trigger language plpgsql as $$
begin
  if new.listing_id is null then new.to_team := true; end if;
  return new;
end $$;
create trigger befriending_report_to_team before insert or update on befriending_report
  for each row execute function befriending_report_to_team();

alter table befriending_report enable row level security;
create policy befriending_report_made on befriending_report for insert
  with check (link_hash = (select acting_link()) and (reporter_id is null or reporter_id = (select acting_person()))
    and handled_at is null);
create policy befriending_report_own on befriending_report for select
  using (link_hash = (select acting_link()) or reporter_id = (select acting_person()));
create policy befriending_report_pool on befriending_report for select
  using (listing_id = (select acting_listing()) and not to_team);
create policy befriending_report_pool_handles on befriending_report for update
  using (listing_id = (select acting_listing()) and not to_team)
  with check (listing_id = (select acting_listing()) and not to_team);
-- The team of the site reads what is about an organisation, and what an organisation left lying after the promised day.
create policy befriending_report_team on befriending_report for select
  using ((select team_may('{answerer}', null))
    and (to_team or (promised_on < (acting_now() at time zone 'Europe/Amsterdam')::date
      and (handled_at is null or (handled_at at time zone 'Europe/Amsterdam')::date > promised_on))));
create policy befriending_report_team_handles on befriending_report for update
  using ((select team_may('{answerer}', null))
    and (to_team or (promised_on < (acting_now() at time zone 'Europe/Amsterdam')::date
      and (handled_at is null or (handled_at at time zone 'Europe/Amsterdam')::date > promised_on))))
  with check ((select team_may('{answerer}', null)));
create policy befriending_report_old on befriending_report for delete
  using ((select acting_task()) = 'retention' and handled_at < now() - interval '1 year');
create policy befriending_report_old_found on befriending_report for select
  using ((select acting_task()) = 'retention' and handled_at < now() - interval '1 year');
grant select, insert, delete on befriending_report to vanonderop;
grant update (handled_at, note_sealed) on befriending_report to vanonderop;

-- How somebody was called when they were blocked, so that who did it can take it back. Nobody else reads it.
alter table befriending_apart add column id uuid not null default gen_random_uuid() unique;
alter table befriending_apart add column name_sealed text;

/* Who blocks somebody has nothing open with them from that moment: proposals close and pairs end as by a withdrawal, and of a circle
   in which both are, who blocked leaves. The other reads the same as when somebody stops. */
create function befriending_blocked() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare shared record;
begin
  for shared in select m.card_id from befriending_member m join befriending_member n on n.card_id = m.card_id
      where m.person_id = new.by_person and m.state = 'in' and n.person_id = new.about_person and n.state = 'in' loop
    perform befriending_member_leaves(shared.card_id, new.by_person, new.at);
  end loop;
  update befriending_proposal p set state = 'closed', state_at = new.at
    where p.state = 'open' and befriending_cards_apart(p.newcomer_card, p.resident_card)
      and exists (select from befriending_member m where m.card_id in (p.newcomer_card, p.resident_card)
        and m.person_id = new.by_person and m.state = 'in');
  update befriending_pair p set state = 'ended', ended_at = new.at
    where p.state <> 'ended' and befriending_cards_apart(p.newcomer_card, p.resident_card)
      and exists (select from befriending_member m where m.card_id in (p.newcomer_card, p.resident_card)
        and m.person_id = new.by_person and m.state = 'in');
  return null;
end $$;
create trigger befriending_blocked after insert on befriending_apart
  for each row when (new.kind = 'blocked') execute function befriending_blocked();

-- A pair that ended and a proposal that closed look the same to the other, whether somebody stopped or blocked: a row that is gone
-- would be a trace.
drop policy befriending_proposal_own on befriending_proposal;
create policy befriending_proposal_own on befriending_proposal for select
  using ((newcomer_card in (select acting_befriending_cards()) or resident_card in (select acting_befriending_cards()))
    and (state <> 'open' or not befriending_cards_apart(newcomer_card, resident_card)));
drop policy befriending_pair_own on befriending_pair;
create policy befriending_pair_own on befriending_pair for select
  using ((newcomer_card in (select acting_befriending_cards()) or resident_card in (select acting_befriending_cards()))
    and (state = 'ended' or not befriending_cards_apart(newcomer_card, resident_card)));

-- That the organisation saw an identity, a reference or a certificate of conduct, and of which day it is. Never the document, and
-- nothing that stands in it.
create table befriending_check (
  member_id uuid primary key references befriending_member on delete cascade,
  person_id uuid not null references person on delete cascade,
  kind text not null check (kind in ('reference', 'certificate')),
  -- the day that stands on it
  dated_on date not null,
  noted_at timestamptz not null,
  -- when the organisation was last told that it runs out
  reminded_on date
);
create index befriending_check_person on befriending_check (person_id);

alter table befriending_check enable row level security;
create policy befriending_check_own on befriending_check for select using (person_id = (select acting_person()));
create policy befriending_check_pool on befriending_check
  using (exists (select from befriending_member m where m.id = member_id and m.state = 'in' and m.person_id = befriending_check.person_id
    and m.listing_id = (select acting_listing()) and m.consent_id in (select c.id from acting_consents() c)))
  with check (exists (select from befriending_member m where m.id = member_id and m.state = 'in' and m.person_id = befriending_check.person_id
    and m.listing_id = (select acting_listing()) and m.consent_id in (select c.id from acting_consents() c)));
create policy befriending_check_task on befriending_check
  using ((select acting_task()) = 'befriending') with check ((select acting_task()) = 'befriending');
grant select, insert, update, delete on befriending_check to vanonderop;

-- Whoever leaves takes the note along.
create function befriending_check_goes() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from befriending_check where member_id = new.id;
  return null;
end $$;
create trigger befriending_check_goes after update of state on befriending_member
  for each row when (new.state = 'left') execute function befriending_check_goes();

/* May a card be in a new proposal? Everybody of it has the check that the organisation asks for, not run out, and somebody younger
   than eighteen is only there where the organisation says that it has the safeguards for it. Pairs are not ended by it.
   For rounds, for the organisation and for the people of the card. */
create function befriending_may_be_proposed(of_card uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp as
$$ select coalesce((select bool_and(
       (pool.minors or m.answers ->> 'age' not in ('under16', '16-17'))
       and (pool.check_kind = 'none' or exists (select from befriending_check k where k.member_id = m.id and k.kind = pool.check_kind
         and k.dated_on + make_interval(months => pool.check_months) >= (acting_now() at time zone 'Europe/Amsterdam')::date)))
     from befriending_member m join befriending_pool pool on pool.listing_id = m.listing_id
     where m.card_id = of_card and m.state = 'in'
       and (acting_task() = 'befriending' or m.listing_id = acting_listing() or of_card in (select acting_befriending_cards()))), false) $$;

-- Whom the acting person can block: the people of open proposals, of pairs (ended ones too) and of the own circle, as long as they take
-- part. Who is blocked, by whichever of the two, is not among them, as is who left.
create function befriending_people_met() returns table (id uuid, card_id uuid, person_id uuid, name_sealed text, same_card boolean)
  language sql stable security definer set search_path = public, pg_temp as
$$ select m.id, m.card_id, m.person_id, m.name_sealed, m.card_id in (select acting_befriending_cards())
   from befriending_member m
   where m.state = 'in' and m.person_id <> acting_person() and (
     m.card_id in (select acting_befriending_cards())
     or exists (select from befriending_proposal p where p.state = 'open'
       and ((p.newcomer_card = m.card_id and p.resident_card in (select acting_befriending_cards()))
         or (p.resident_card = m.card_id and p.newcomer_card in (select acting_befriending_cards())))
       and not befriending_cards_apart(p.newcomer_card, p.resident_card))
     or exists (select from befriending_pair p
       where ((p.newcomer_card = m.card_id and p.resident_card in (select acting_befriending_cards()))
         or (p.resident_card = m.card_id and p.newcomer_card in (select acting_befriending_cards())))
       and not befriending_cards_apart(p.newcomer_card, p.resident_card))) $$;

revoke execute on function befriending_may_be_proposed(uuid), befriending_people_met(), befriending_report_to_team(), befriending_blocked(),
  befriending_check_goes() from public;
grant execute on function befriending_may_be_proposed(uuid), befriending_people_met() to vanonderop;
