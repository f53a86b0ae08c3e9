-- A list that was put into the directory is imported: its state and the moment get the name that the program uses. Forced
-- row-level security would hide the rows from an owner who is no superuser, so it is lifted for the update.
alter table spreadsheet drop constraint spreadsheet_state_check;
alter table spreadsheet no force row level security;
update spreadsheet set state = 'imported' where state = 'planted';
alter table spreadsheet force row level security;
alter table spreadsheet add constraint spreadsheet_state_check check (state in ('read', 'imported'));
alter table spreadsheet rename column planted_at to imported_at;
