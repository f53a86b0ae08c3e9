-- The operator's link was stolen: it ends together with every link that was given with it, before a new one is made.
create function end_team(key_name text) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform only_task('operator');
  update team_key set ended_at = now() where name = key_name and scope is null and ended_at is null;
end $$;
revoke execute on function end_team(text) from public;
grant execute on function end_team(text) to vanonderop;
