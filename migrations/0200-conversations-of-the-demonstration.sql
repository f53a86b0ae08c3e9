-- The demonstration makes conversations, also of a tenant at which nobody makes policy.
create policy voice_conversation_demonstration on voice_conversation for insert
  with check ((select acting_task()) = 'demonstration');
create policy voice_statement_demonstration on voice_statement
  using ((select acting_task()) = 'demonstration') with check ((select acting_task()) = 'demonstration');
create policy voice_statement_text_demonstration on voice_statement_text
  using ((select acting_task()) = 'demonstration') with check ((select acting_task()) = 'demonstration');
