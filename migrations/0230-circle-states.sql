-- A circle that was on pause takes part again only when it is complete: however it is moved, it waits as long as it is not.
create function befriending_circle_complete() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare people int;
begin
  select count(*) into people from befriending_member where card_id = new.id and state = 'in';
  if people < 3 or not exists (
      select from befriending_member m, jsonb_array_elements_text(m.answers -> 'cells') cell
      where m.card_id = new.id and m.state = 'in' group by cell having count(distinct m.id) = people) then
    new.state := 'draft';
  end if;
  return new;
end $$;
create trigger befriending_circle_complete before update of state on befriending_card
  for each row when (new.party = 'circle' and new.state = 'active') execute function befriending_circle_complete();
revoke execute on function befriending_circle_complete() from public;
