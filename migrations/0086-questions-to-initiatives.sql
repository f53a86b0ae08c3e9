-- A question to an initiative. The people who keep it answer on their own page; what they leave lying, and what nobody keeps or
-- what pauses, the team answers.
alter table contact_question drop constraint contact_question_state_check;
alter table contact_question add constraint contact_question_state_check
  check (state in ('open', 'owner', 'waiting', 'answered', 'closed', 'quarantine'));
alter table contact_question
  -- the initiative that it is about, and the listing whose people answer it
  add column initiative_id uuid references initiative on delete set null,
  add column listing_id uuid references listing on delete set null,
  -- somebody offers to help there
  add column offers_help boolean not null default false;
create index contact_question_listing on contact_question (listing_id, state) where listing_id is not null;
create index contact_question_initiative on contact_question (initiative_id) where initiative_id is not null;

-- Who works for an initiative reads its questions, but nothing that is in quarantine or that the team wrote down for itself.
create policy contact_question_listing on contact_question for select
  using (listing_id = (select acting_listing()) and state <> 'quarantine');
create policy contact_question_listing_answers on contact_question for update
  using (listing_id = (select acting_listing()) and state <> 'quarantine')
  with check (listing_id = (select acting_listing()) and state <> 'quarantine');
create policy contact_message_listing on contact_message for select
  using (side <> 'note' and exists (select from contact_question q where q.id = question_id
    and q.listing_id = (select acting_listing()) and q.state <> 'quarantine'));
create policy contact_message_listing_answers on contact_message for insert
  with check (side = 'team' and exists (select from contact_question q where q.id = question_id
    and q.listing_id = (select acting_listing()) and q.state <> 'quarantine'));
-- A day before its promise a question that lies still goes to the team.
create policy contact_question_overdue on contact_question for update
  using ((select acting_task()) = 'reminders' and state = 'owner')
  with check ((select acting_task()) = 'reminders' and state = 'open');
create policy contact_question_overdue_found on contact_question for select
  using ((select acting_task()) = 'reminders' and state in ('owner', 'open'));

-- How many questions wait for an answer of the listing of the actor.
create function questions_to_answer() returns int
  language sql stable security definer set search_path = public, pg_temp as
$$ select count(*)::int from contact_question
    where listing_id = acting_listing() and state in ('owner', 'open') and merged_into is null $$;
revoke execute on function questions_to_answer() from public;
grant execute on function questions_to_answer() to vanonderop;
