-- The consents in force of whoever acts as a recipient, as before, with a branch for each index: who acts is asked once for the
-- statement instead of once for every consent there is. A consent has one recipient, so the branches never give the same row.
create or replace function acting_consents() returns setof consent
  language sql stable security definer set search_path = public, pg_temp as
$$ select c.* from consent c
   where c.listing_id = (select acting_listing())
     and c.decision = 'given' and c.ended_at is null and c.until > (select acting_now())
   union all
   select c.* from consent c
   where c.account_id = (select acting_guide())
     and c.decision = 'given' and c.ended_at is null and c.until > (select acting_now())
   union all
   select c.* from consent c
   where c.token_hash = any (array[(select acting_token()), (select acting_link())])
     and c.decision = 'given' and c.ended_at is null and c.until > (select acting_now()) $$;
