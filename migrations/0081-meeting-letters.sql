-- What the team sent to whom: a change, a cancellation, a message. Written in the transaction that puts the letters in the
-- outbox, under the id that the form's key gives: two taps are one letter. It names nobody who received it.
create table edition_letter (
  id uuid primary key,
  edition_id uuid not null references edition on delete cascade,
  kind text not null check (kind in ('message', 'moved', 'cancelled', 'part-cancelled')),
  -- What the change was about: the title of a part, or empty.
  about text not null default '',
  sent_by text,
  sent_at timestamptz not null,
  reached jsonb not null,
  texts jsonb not null
);
create index edition_letter_of on edition_letter (edition_id, sent_at);
alter table edition_letter enable row level security;
alter table edition_letter force row level security;
create policy edition_letter_team on edition_letter
  using ((select team_everywhere('{organiser}')) or edition_id = (select team_scope('{organiser}')))
  with check ((select team_everywhere('{organiser}')) or edition_id = (select team_scope('{organiser}')));
create policy edition_letter_seating on edition_letter
  using (edition_id = (select acting_seating())) with check (edition_id = (select acting_seating()));
grant select, insert, update on edition_letter to vanonderop;

-- When a meeting was moved, reminders are sent again for the new day; and why it does not go on is for everybody to read.
alter table edition
  add column moved_at timestamptz,
  add column cancel_reason jsonb not null default '{}';
