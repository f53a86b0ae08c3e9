-- Which number somebody has on the waiting list: told to who asked and to the initiative, without anything of the others.
create function placement_position(of_request uuid) returns int
  language sql stable security definer set search_path = public, pg_temp as
$$ select (select count(*)::int from placement_request q where q.listing_id = r.listing_id and q.state = 'waiting'
     and (q.waiting_since, q.id) <= (r.waiting_since, r.id))
   from placement_request r where r.id = of_request and r.state = 'waiting'
     and (r.person_id = acting_person() or r.listing_id = acting_listing()) $$;
revoke execute on function placement_position(uuid) from public;
grant execute on function placement_position(uuid) to vanonderop;
