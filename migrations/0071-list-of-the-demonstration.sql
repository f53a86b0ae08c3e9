-- The demonstration brings in a list.
create policy spreadsheet_demonstration on spreadsheet
  using ((select acting_task()) = 'demonstration') with check ((select acting_task()) = 'demonstration');
