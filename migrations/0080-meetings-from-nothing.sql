-- A meeting that is made in the browser: how many fit, languages, several places of which one may be on line, and parts
-- that are cancelled (everybody still sees them) or removed (the team can put them back; nothing typed is lost).
alter table edition
  add column capacity int check (capacity between 1 and 20000),
  add column languages text[] not null default '{}';
alter table venue
  add column online boolean not null default false,
  add column removed_at timestamptz;
alter table programme_part
  add column cancelled_at timestamptz,
  add column cancel_reason jsonb not null default '{}',
  add column removed_at timestamptz;
alter table programme_part drop constraint programme_part_kind_check;
alter table programme_part add constraint programme_part_kind_check
  check (kind in ('welcome', 'market', 'stage', 'plenary', 'break-outs', 'break', 'drinks'));
alter table break_out
  add column cancelled_at timestamptz,
  add column cancel_reason jsonb not null default '{}',
  add column removed_at timestamptz;

-- The address of a meeting on line is for who comes: it is not in `venue`, which everybody reads.
create table venue_link (
  venue_id uuid primary key references venue on delete cascade,
  edition_id uuid not null references edition on delete cascade,
  url text not null
);
create index venue_link_of on venue_link (edition_id);
alter table venue_link enable row level security;
alter table venue_link force row level security;
create policy venue_link_team on venue_link
  using ((select team_everywhere('{organiser}')) or edition_id = (select team_scope('{organiser}')))
  with check ((select team_everywhere('{organiser}')) or edition_id = (select team_scope('{organiser}')));
create policy venue_link_seating on venue_link for select using (edition_id = (select acting_seating()));
create policy venue_link_attendee on venue_link for select using (edition_id in
  (select s.edition_id from sign_up s where s.link_hash = (select acting_link()) and s.state = 'coming'));
grant select, insert, update, delete on venue_link to vanonderop;
