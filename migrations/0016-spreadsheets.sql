-- A list as volunteers keep it, from reading to planting to taking back. What it says is forgotten after a month; what it
-- did to the directory stays known for a year, so that the whole of it can be undone.
create table spreadsheet (
  id uuid primary key,
  team_key_id uuid not null,
  -- of whoever brought it in
  by_name text not null,
  file_name text not null,
  -- under which it is kept: a newer version of the same list is known again
  list_name text not null,
  source text not null check (source like 'list:%'),
  -- [{name, rows}]; null: forgotten
  sheets jsonb,
  reading jsonb not null,
  -- {row: choice}
  choices jsonb not null default '{}',
  -- what the list had before and has not now, is no longer offered
  stop_gone boolean not null default false,
  state text not null default 'read' check (state in ('read', 'planted')),
  -- how many are new, changed, the same, stopped; after it was taken back: how many, and how many were left
  figures jsonb not null default '{}',
  version int not null default 1,
  made_at timestamptz not null,
  planted_at timestamptz
);
create index spreadsheet_source on spreadsheet (source, planted_at);
-- What a list did to one initiative.
create table spreadsheet_change (
  spreadsheet_id uuid not null references spreadsheet on delete cascade,
  initiative_id uuid not null,
  -- {source, row} as it was; null: it was not there
  before jsonb,
  -- as the list left it: who changed it later, keeps it
  left_at timestamptz not null,
  left_source text not null,
  primary key (spreadsheet_id, initiative_id)
);
alter table spreadsheet enable row level security;
alter table spreadsheet force row level security;
create policy spreadsheet_team on spreadsheet
  using ((select team_may('{organiser}', null))) with check ((select team_may('{organiser}', null)));
alter table spreadsheet_change enable row level security;
alter table spreadsheet_change force row level security;
create policy spreadsheet_change_team on spreadsheet_change
  using ((select team_may('{organiser}', null))) with check ((select team_may('{organiser}', null)));
grant select, insert, update, delete on spreadsheet, spreadsheet_change to vanonderop;

create function forget_spreadsheets(words_before timestamptz, all_before timestamptz) returns int
  language sql security definer set search_path = public as
$$ delete from spreadsheet where made_at < all_before;
   with gone as (update spreadsheet set sheets = null, choices = '{}'
     where sheets is not null and made_at < words_before returning 1)
   select count(*)::int from gone $$;
revoke execute on function forget_spreadsheets(timestamptz, timestamptz) from public;
grant execute on function forget_spreadsheets(timestamptz, timestamptz) to vanonderop;
