-- Nobody comes into a card by themselves: only into a new one, which has nobody yet, or by an invitation to its circle that they used.
create function befriending_may_join(of_card uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp as
$$ select acting_person() is not null and (
     not exists (select from befriending_member m where m.card_id = of_card)
     or exists (select from befriending_invitation i where i.card_id = of_card and i.used_by = acting_person())) $$;
revoke execute on function befriending_may_join(uuid) from public;
grant execute on function befriending_may_join(uuid) to vanonderop;

drop policy befriending_member_own on befriending_member;
create policy befriending_member_own on befriending_member for select using (person_id = (select acting_person()));
create policy befriending_member_changed on befriending_member for update
  using (person_id = (select acting_person())) with check (person_id = (select acting_person()));
create policy befriending_member_gone on befriending_member for delete using (person_id = (select acting_person()));
create policy befriending_member_joins on befriending_member for insert
  with check (person_id = (select acting_person()) and befriending_may_join(card_id));
-- What somebody says of themselves can be changed; whose it is, in which card and since when, cannot.
revoke update on befriending_member from vanonderop;
grant update (consent_id, name_sealed, language, email_sealed, answers, seen) on befriending_member to vanonderop;
