-- The inbox shows the first twenty-five of thousands in the order in which they wait, and writes down who was read.
create index placement_request_waits on placement_request (listing_id, (coalesce(waiting_since, asked_at)), id);
-- And who asked reads what they asked, among the requests of everybody.
create index placement_request_person on placement_request (person_id, asked_at);

-- Those of some consents that are in force for whoever acts: as acting_consents(), looked up by id instead of listed whole.
create function acting_consents_among(ids uuid[]) returns setof consent
  language sql stable security definer set search_path = public, pg_temp as
$$ select c.* from consent c
   where c.id = any (ids) and c.decision = 'given' and c.ended_at is null and c.until > (select acting_now())
     and (c.listing_id = (select acting_listing()) or c.account_id = (select acting_guide())
       or c.token_hash = any (array[(select acting_token()), (select acting_link())])) $$;
revoke execute on function acting_consents_among(uuid[]) from public;

create or replace function log_consent_reads(moment timestamptz, by_consents uuid[], for_purpose text, of_page text) returns void
  language sql security definer set search_path = public, pg_temp as
$$ insert into access_log (at, person_id, actor, purpose, page)
   select moment, c.person_id, 'consent:' || c.id, for_purpose, of_page from acting_consents_among(by_consents) c
   where not exists (
     select from access_log l where l.person_id = c.person_id and l.actor = 'consent:' || c.id
       and l.purpose = for_purpose and l.page = of_page and l.at > moment - interval '1 hour')
   order by c.person_id $$;
