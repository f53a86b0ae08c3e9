-- How many people come how far, for everybody to read: counted once when a quarter is over, in lots of ten people, and never changed
-- (docs/decisions/0074-figures-of-befriending-in-lots-of-ten.md).

create table befriending_figure (
  listing_id uuid not null references befriending_pool on delete cascade,
  -- the first day after the quarter that is over: what happened before it is counted
  until date not null,
  side text not null check (side in ('newcomer', 'resident')),
  measure text not null check (measure in ('signed', 'complete', 'proposed', 'paired', 'met', 'month-1', 'month-3', 'month-6',
    'month-12', 'worst-wait', 'fit', 'first-contact')),
  people int not null check (people >= 10 and people % 10 = 0),
  -- days in whole weeks from the first wish, or of 'fit' a score in steps of fifty; null: there is none
  value int check (value >= 0),
  primary key (listing_id, until, side, measure)
);
-- Which quarters were counted, also when nothing came of it.
create table befriending_figure_quarter (
  listing_id uuid not null references befriending_pool on delete cascade,
  until date not null,
  counted_at timestamptz not null,
  primary key (listing_id, until)
);

/* How far each person of an organisation came, before a moment: without who they are, and also of who left. Of somebody with several
   cards what came first. Somebody met when either side said so. */
create function befriending_steps(of_listing uuid, quarter_end timestamptz)
  returns table (side text, wished_at timestamptz, complete boolean, proposed_at timestamptz, paired_at timestamptz, met_at timestamptz,
    month_1 timestamptz, month_3 timestamptz, month_6 timestamptz, month_12 timestamptz)
  language sql stable security definer set search_path = public, pg_temp as
$$ with agent as (
     select m.person_id, c.side, c.id as card, c.wished_at, c.state from befriending_member m join befriending_card c on c.id = m.card_id
      where m.listing_id = of_listing and c.wished_at < quarter_end and acting_task() = 'befriending'),
   pair as (
     select a.person_id, a.side, p.id, p.since, coalesce(p.ended_at, quarter_end) as lasted_until from agent a
       join befriending_pair p on a.card in (p.newcomer_card, p.resident_card) where p.since < quarter_end and p.kind <> 'once'),
   lasted as (
     select person_id, side, min(since + interval '1 month') filter (where since + interval '1 month' <= least(lasted_until, quarter_end)) as month_1,
       min(since + interval '3 months') filter (where since + interval '3 months' <= least(lasted_until, quarter_end)) as month_3,
       min(since + interval '6 months') filter (where since + interval '6 months' <= least(lasted_until, quarter_end)) as month_6,
       min(since + interval '12 months') filter (where since + interval '12 months' <= least(lasted_until, quarter_end)) as month_12
     from pair group by person_id, side),
   met as (
     select a.person_id, a.side, min(k.answered_at) as at from agent a join befriending_pair p on a.card in (p.newcomer_card, p.resident_card)
       join befriending_check_in k on k.pair_id = p.id and k.met = 'yes' and k.answered_at < quarter_end group by a.person_id, a.side),
   proposed as (
     select a.person_id, a.side, min(p.proposed_at) as at, min(q.since) as paired_at from agent a
       join befriending_proposal p on a.card in (p.newcomer_card, p.resident_card) and p.proposed_at < quarter_end
       left join befriending_pair q on q.proposal_id = p.id and q.since < quarter_end group by a.person_id, a.side)
   select a.side, min(a.wished_at), bool_or(a.state in ('active', 'paused')) or min(p.at) is not null, min(p.at), min(p.paired_at),
     min(met.at), min(l.month_1), min(l.month_3), min(l.month_6), min(l.month_12)
   from agent a left join proposed p using (person_id, side) left join met using (person_id, side) left join lasted l using (person_id, side)
   group by a.person_id, a.side $$;

-- Which side wrote first, of each pair of an organisation, and when: not who, and nothing of what.
create function befriending_first_words(of_listing uuid, quarter_end timestamptz) returns table (side text, at timestamptz)
  language sql stable security definer set search_path = public, pg_temp as
$$ select distinct on (p.id) c.side, w.sent_at from befriending_pair p join befriending_message w on w.pair_id = p.id and w.state = 'sent'
     join befriending_member m on m.person_id = w.person_id and m.card_id in (p.newcomer_card, p.resident_card)
     join befriending_card c on c.id = m.card_id
   where p.listing_id = of_listing and w.sent_at < quarter_end and acting_task() = 'befriending' order by p.id, w.sent_at $$;

revoke execute on function befriending_steps(uuid, timestamptz), befriending_first_words(uuid, timestamptz) from public;
grant execute on function befriending_steps(uuid, timestamptz), befriending_first_words(uuid, timestamptz) to vanonderop;

alter table befriending_figure enable row level security;
create policy befriending_figure_seen on befriending_figure for select using (true);
create policy befriending_figure_counted on befriending_figure for insert with check ((select acting_task()) = 'befriending');
grant select, insert on befriending_figure to vanonderop;

alter table befriending_figure_quarter enable row level security;
create policy befriending_figure_quarter_seen on befriending_figure_quarter for select using (true);
create policy befriending_figure_quarter_counted on befriending_figure_quarter for insert with check ((select acting_task()) = 'befriending');
grant select, insert on befriending_figure_quarter to vanonderop;
