-- Whoever leaves takes along that they were asked about a wider distance, and what they answered.
create function befriending_question_goes() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from befriending_wider_question where member_id = new.id;
  return null;
end $$;
create trigger befriending_question_goes after update of state on befriending_member
  for each row when (new.state = 'left') execute function befriending_question_goes();
revoke execute on function befriending_question_goes() from public;
