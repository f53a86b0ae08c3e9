-- What an organiser typed over cells of a list before it is imported, and which kinds of remarks the organiser settled. Both
-- are forgotten with the contents of the list.
alter table spreadsheet
  -- {row: {field: text}}
  add column corrections jsonb not null default '{}',
  -- [code]
  add column settled jsonb not null default '[]';

create or replace function forget_spreadsheets(words_before timestamptz, all_before timestamptz) returns int
  language plpgsql security definer set search_path = public, pg_temp as $$
declare changed int;
begin
  perform only_task('retention');
  delete from spreadsheet where made_at < all_before;
  update spreadsheet set sheets = null, choices = '{}', corrections = '{}', settled = '[]'
    where sheets is not null and made_at < words_before;
  get diagnostics changed = row_count;
  return changed;
end $$;
