-- An answer that it was not safe waits for the organisation too, for two weeks: longer than anybody should leave it.
create or replace function befriending_to_see() returns int
  language sql stable set search_path = public, pg_temp as
$$ select case when acting_listing() is null then 0 else
     (select count(*)::int from befriending_report where listing_id = acting_listing() and not to_team and handled_at is null)
     + (select count(*)::int from befriending_safety where listing_id = acting_listing() and feeling = 'unsafe'
         and at > acting_now() - interval '14 days')
     + (select count(*)::int from befriending_pool_neighbour where asked_id = acting_listing() and agreed_at is null) end $$;
