-- Check-in: everything that phones and desks recorded, each under the id that the phone made, so that what arrives twice
-- counts once. Who is present (check_in) follows from these rows, in whatever order they arrive: the earliest scan after
-- the last time that it was taken back.
create table check_in_event (
  id uuid primary key,
  edition_id uuid not null references edition on delete cascade,
  -- null: nobody has this code. It waits until somebody says who it is, or that it can go.
  member_id uuid references sign_up_member on delete cascade,
  kind text not null check (kind in ('scan', 'undo')),
  -- What was read, as far as it can be a code.
  code text not null,
  at timestamptz not null,
  device text not null,
  received_at timestamptz not null,
  settled_at timestamptz,
  settled_by text
);
create index check_in_event_of on check_in_event (member_id);
create index check_in_event_received on check_in_event (edition_id, received_at);
grant select, insert, update, delete on check_in_event to vanonderop;
alter table check_in_event enable row level security;
alter table check_in_event force row level security;
create policy check_in_event_team on check_in_event
  using ((select team_everywhere('{organiser,desk}')) or edition_id = (select team_scope('{organiser,desk}')))
  with check ((select team_everywhere('{organiser,desk}')) or edition_id = (select team_scope('{organiser,desk}')));
create policy check_in_event_seating on check_in_event using (edition_id = (select acting_seating()))
  with check (edition_id = (select acting_seating()));
-- Who was checked in before.
insert into check_in_event (id, edition_id, member_id, kind, code, at, device, received_at)
  select gen_random_uuid(), c.edition_id, c.member_id, 'scan', m.code, c.at, c.device, c.at
    from check_in c join sign_up_member m on m.id = c.member_id;

-- Came without a registration.
alter table sign_up add column walk_in boolean not null default false;
-- The badge of a registration that was put together with another one: who it is now.
alter table sign_up_member add column same_as uuid references sign_up_member on delete set null;
create index sign_up_member_same_as on sign_up_member (same_as) where same_as is not null;
