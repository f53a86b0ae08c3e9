-- A policy of sendings asked the letters, and one of letters the sendings: no row could be added (migration 0120). A letter now says
-- itself which kind of message it is, and its sending repeats it, held together by a key.
drop policy case_letter_sending_consent on case_letter_sending;
alter table case_letter add column message_kind text not null generated always as (
  case when kind = 'plan-decision' then 'decisions'
       when kind in ('intake-invitation', 'intake-warning') then 'invitations' else 'other' end) stored;
alter table case_letter add unique (id, message_kind);
alter table case_letter_sending add column message_kind text not null;
alter table case_letter_sending add foreign key (letter_id, message_kind) references case_letter (id, message_kind) on delete cascade;

-- Electronically only where the newest word of this newcomer about this kind of message is a yes.
create policy case_letter_sending_consent on case_letter_sending as restrictive for insert
  with check (channel <> 'electronic' or consent_id = (
    select c.id from case_message_consent c
     where c.case_id = case_letter_sending.case_id and c.kind = case_letter_sending.message_kind
     order by c.recorded_at desc, c.id desc limit 1)
    and exists (select from case_message_consent g where g.id = consent_id and g.decision = 'given'));

-- The id there was that of the sending.
drop policy case_letter_own on case_letter;
create policy case_letter_own on case_letter for select
  using (case_id in (select cases_of_person()) and exists (select from case_letter_sending s where s.letter_id = case_letter.id));
