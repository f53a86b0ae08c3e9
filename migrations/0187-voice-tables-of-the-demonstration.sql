-- The demonstration makes tables and the hours of their key persons.
create policy voice_table_demonstration on voice_table
  using ((select acting_task()) = 'demonstration') with check ((select acting_task()) = 'demonstration');
create policy voice_table_hours_demonstration on voice_table_hours
  using ((select acting_task()) = 'demonstration') with check ((select acting_task()) = 'demonstration');
