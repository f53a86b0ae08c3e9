-- What the desk of people adds to a registration: a note of the team, who changed it last (null: whoever holds its link), and
-- with which other one it was put together.
alter table sign_up add column note text not null default '';
alter table sign_up add column changed_by text;
alter table sign_up add column merged_into uuid references sign_up on delete set null;

-- Registrations that look like the same people, of which somebody said that they are not.
create table sign_up_distinct (
  first_id uuid not null references sign_up on delete cascade,
  second_id uuid not null references sign_up on delete cascade,
  edition_id uuid not null references edition on delete cascade,
  said_at timestamptz not null,
  primary key (first_id, second_id),
  check (first_id < second_id)
);
create index sign_up_distinct_of on sign_up_distinct (edition_id);
grant select, insert, update, delete on sign_up_distinct to vanonderop;
alter table sign_up_distinct enable row level security;
alter table sign_up_distinct force row level security;
create policy sign_up_distinct_team on sign_up_distinct
  using ((select team_everywhere('{organiser,desk}')) or edition_id = (select team_scope('{organiser,desk}')))
  with check ((select team_everywhere('{organiser,desk}')) or edition_id = (select team_scope('{organiser,desk}')));
create policy sign_up_distinct_seating on sign_up_distinct using (edition_id = (select acting_seating()))
  with check (edition_id = (select acting_seating()));
