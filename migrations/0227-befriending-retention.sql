-- What is old of befriending goes, as docs/privacy.md says; and who stays silent when their consent runs out has left.

/* Whoever's consent to an organisation ran out leaves its card, as if they had ended it themselves. By the clock of the database, as
   all that is deleted because it is old. @returns how many left */
create function end_lapsed_befriending() returns int
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  lapsed record;
  ended int := 0;
begin
  if acting_task() is distinct from 'retention' then return 0; end if;
  for lapsed in select m.card_id, m.person_id, c.until from befriending_member m join consent c on c.id = m.consent_id
      where m.state = 'in' and c.until <= now() order by m.card_id, m.person_id loop
    perform befriending_member_leaves(lapsed.card_id, lapsed.person_id, lapsed.until);
    ended := ended + 1;
  end loop;
  return ended;
end $$;

-- Until when the people of cards agreed, of those for whom it ends within so many days: for letters in time.
create function befriending_lapsing(within_days int) returns table (member_id uuid, until timestamptz)
  language sql stable security definer set search_path = public, pg_temp as
$$ select m.id, c.until from befriending_member m join consent c on c.id = m.consent_id
   where m.state = 'in' and acting_task() = 'befriending' and c.until > acting_now()
     and c.until <= acting_now() + make_interval(days => within_days) $$;

revoke execute on function end_lapsed_befriending(), befriending_lapsing(int) from public;
grant execute on function end_lapsed_befriending(), befriending_lapsing(int) to vanonderop;

create policy befriending_pair_old on befriending_pair for delete
  using ((select acting_task()) = 'retention' and state = 'ended' and ended_at < now() - interval '2 years');
create policy befriending_pair_old_found on befriending_pair for select
  using ((select acting_task()) = 'retention' and state = 'ended' and ended_at < now() - interval '2 years');

-- A proposal that came to nothing half a year after it was over; one that became a pair with that pair.
create policy befriending_proposal_old on befriending_proposal for delete
  using ((select acting_task()) = 'retention' and ((state in ('expired', 'closed') and state_at < now() - interval '6 months')
    or (state = 'paired' and exists (select from befriending_pair p where p.proposal_id = befriending_proposal.id))));
create policy befriending_proposal_old_found on befriending_proposal for select
  using ((select acting_task()) = 'retention' and ((state in ('expired', 'closed') and state_at < now() - interval '6 months')
    or (state = 'paired' and exists (select from befriending_pair p where p.proposal_id = befriending_proposal.id))));
