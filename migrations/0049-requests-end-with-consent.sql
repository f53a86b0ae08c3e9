-- What an initiative sees of a request ends at the latest with the consent under it, also when a step would show it for longer: a
-- request that is opened again, or that is over for less than thirty days.
create function placement_request_within_consent() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  select least(new.shared_until, c.until, c.ended_at) into new.shared_until from consent c where c.id = new.consent_id;
  return new;
end $$;
create trigger placement_request_within_consent before insert or update of shared_until on placement_request
  for each row execute function placement_request_within_consent();
update placement_request r set shared_until = least(r.shared_until, c.until, c.ended_at) from consent c
  where c.id = r.consent_id and r.shared_until > least(c.until, c.ended_at);
