-- Which listing keeps the page of an initiative: only those have somebody who could read what is shown to them. An initiative of
-- the demonstration keeps its mark as such, so that the listing that keeps it claims it instead.
create function listings_of_initiatives(initiatives uuid[]) returns table (initiative_id uuid, listing_id uuid)
  language sql stable security definer set search_path = public, pg_temp as
$$ select i.id, l.id from initiative i join listing l on l.state = 'public'
     and case i.source when 'own' then l.id::text = i.source_id when 'demo' then l.claims = i.id else false end
   where i.id = any (initiatives) and i.status = 'active' $$;
revoke execute on function listings_of_initiatives(uuid[]) from public;
grant execute on function listings_of_initiatives(uuid[]) to vanonderop;
