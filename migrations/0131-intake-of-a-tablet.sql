-- The file of a tablet comes in through a colleague at the desk. Who said what stays: the answers are those of whoever has the
-- tablet, a member of the same tenant, and not of whoever took in the file.
do $$
declare
  t text;
begin
  foreach t in array array['intake_answer', 'intake_sitting'] loop
    execute format('drop policy %I on %I', t || '_written', t);
    execute format('create policy %I on %I for insert with check (tenant_id = (select acting_caseworker())
      and (account_id = (select acting_account())
        or exists (select from intake_device d where d.id = device_id and d.tenant_id = %I.tenant_id and d.account_id = %I.account_id))
      and exists (select from integration_case c where c.id = case_id and c.tenant_id = %I.tenant_id))', t || '_written', t, t, t, t);
  end loop;
end $$;
