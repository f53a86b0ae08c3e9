-- Moves of the organiser on the board of seats, to take the last ones back.
create table seat_move (
  id uuid primary key,
  edition_id uuid not null references edition on delete cascade,
  sign_up_id uuid not null references sign_up on delete cascade,
  part_id uuid not null references programme_part on delete cascade,
  from_break_out_id uuid references break_out on delete cascade,
  to_break_out_id uuid references break_out on delete cascade,
  -- How and why they sat there before, to sit there so again.
  from_how text check (from_how in ('draw', 'direct', 'moved', 'organiser', 'host')),
  from_reason jsonb not null default '{}',
  moved_by text not null,
  moved_at timestamptz not null,
  undone_at timestamptz
);
create index seat_move_of on seat_move (edition_id, moved_at);
create index seat_move_sign_up on seat_move (sign_up_id);
grant select, insert, update, delete on seat_move to vanonderop;
alter table seat_move enable row level security;
alter table seat_move force row level security;
create policy seat_move_team on seat_move
  using ((select team_everywhere('{organiser}')) or edition_id = (select team_scope('{organiser}')))
  with check ((select team_everywhere('{organiser}')) or edition_id = (select team_scope('{organiser}')));
create policy seat_move_seating on seat_move using (edition_id = (select acting_seating()))
  with check (edition_id = (select acting_seating()));

-- The desks ask for everything of one edition.
create index sign_up_need_of_edition on sign_up_need (edition_id);
create index sign_up_wish_of_edition on sign_up_wish (edition_id);
create index seat_of_edition on seat (edition_id);
create index seat_offer_of_edition on seat_offer (edition_id);
create index waitlist_entry_of_edition on waitlist_entry (edition_id);
