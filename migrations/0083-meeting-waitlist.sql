-- When a meeting is full, a party waits as a whole: it does not come yet, and nothing that counts who comes counts it.
alter table sign_up drop constraint sign_up_state_check;
alter table sign_up add constraint sign_up_state_check check (state in ('coming', 'waiting', 'cancelled'));
create table edition_waitlist (
  sign_up_id uuid primary key references sign_up on delete cascade,
  edition_id uuid not null references edition on delete cascade,
  size int not null check (size between 1 and 20),
  joined_at timestamptz not null,
  -- Places are held for the whole party until then.
  offered_until timestamptz
);
create index edition_waitlist_of on edition_waitlist (edition_id, joined_at);
alter table edition_waitlist enable row level security;
alter table edition_waitlist force row level security;
-- Readable and changeable by whoever can read the registration that waits.
create policy edition_waitlist_with on edition_waitlist
  using (exists (select from sign_up s where s.id = sign_up_id))
  with check (exists (select from sign_up s where s.id = sign_up_id));
grant select, insert, update, delete on edition_waitlist to vanonderop;
