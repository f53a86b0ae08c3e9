-- Before a lead or the operator adds somebody: do they work behind another wall now? It says that, and not where.
create function works_elsewhere(account uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp as
$$ select exists (select from tenant_member m join tenant t on t.id = m.tenant_id
     where m.account_id = $1 and m.ended_at is null and t.ended_at is null and m.tenant_id is distinct from acting_lead())
   and (acting_lead() is not null or acting_task() in ('operator', 'demonstration')) $$;
revoke execute on function works_elsewhere(uuid) from public;
grant execute on function works_elsewhere(uuid) to vanonderop;
