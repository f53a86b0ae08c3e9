-- A newcomer writes to the municipality on their own page, and gets the receipt at once (Awb, art. 2:13 and following). Nobody of the
-- municipality recorded it.
create policy case_incoming_message_written on case_incoming_message for insert
  with check (case_id in (select cases_of_person()) and channel = 'form' and recorded_by is null
    and tenant_id = (select c.tenant_id from integration_case c where c.id = case_id));
