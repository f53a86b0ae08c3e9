-- For the own page of an initiative: how many things wait at its desk for befriending. Reports, answers about safety of the last two
-- weeks that are not "fine", and organisations that asked to share people.
create function befriending_to_see() returns int
  language sql stable set search_path = public, pg_temp as
$$ select case when acting_listing() is null then 0 else
     (select count(*)::int from befriending_report where listing_id = acting_listing() and not to_team and handled_at is null)
     + (select count(*)::int from befriending_pool_neighbour where asked_id = acting_listing() and agreed_at is null) end $$;
revoke execute on function befriending_to_see() from public;
grant execute on function befriending_to_see() to vanonderop;

-- Of a report an organisation is told at once, by a letter of its own.
alter table befriending_desk_letter drop column reports_told_at;
