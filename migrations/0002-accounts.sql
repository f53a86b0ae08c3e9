-- A person is a number and a date: everything else about them is in the rooms above, under the same lock.
create table person (
  id uuid primary key default gen_random_uuid(),
  made_at timestamptz not null default now(),
  seen_at timestamptz not null default now()
);
alter table person enable row level security;
alter table person force row level security;
create policy person_self on person using (id = (select acting_person())) with check (id = (select acting_person()));
-- What nobody opened for a year is forgotten; the tidying job may do this, for anyone, and nothing else.
create policy person_unseen on person for delete using (seen_at < now() - interval '1 year');
create policy person_unseen_found on person for select using (seen_at < now() - interval '1 year');
grant select, insert, update, delete on person to vanonderop;

-- Who looked goes with whom it is about.
alter table access_log add foreign key (person_id) references person on delete cascade;

-- The key card: a word code, kept only as a slow keyed hash. You may find the card whose code you hold.
create table key_card (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references person on delete cascade,
  code_hash bytea not null unique,
  made_at timestamptz not null default now(),
  ended_at timestamptz
);
create index key_card_person on key_card (person_id);
alter table key_card enable row level security;
alter table key_card force row level security;
create policy key_card_self on key_card
  using (person_id = (select acting_person())
     or code_hash = decode(nullif(current_setting('app.code_hash', true), ''), 'hex'))
  with check (person_id = (select acting_person()));
grant select, insert, update, delete on key_card to vanonderop;

-- An open door on one device. The token is in the cookie; here lies only its hash.
create table sign_in (
  token_hash bytea primary key,
  person_id uuid not null references person on delete cascade,
  made_at timestamptz not null default now(),
  seen_at timestamptz not null default now(),
  ends_at timestamptz not null,
  own_device boolean not null,
  card_sealed bytea not null  -- the word code, readable only with the token in the cookie: so the card can be printed again
);
create index sign_in_person on sign_in (person_id);
alter table sign_in enable row level security;
alter table sign_in force row level security;
create policy sign_in_self on sign_in
  using (person_id = (select acting_person())
     or token_hash = decode(nullif(current_setting('app.token_hash', true), ''), 'hex'))
  with check (person_id = (select acting_person()));
grant select, insert, update, delete on sign_in to vanonderop;
-- Closed doors may be tidied away by anyone.
create policy sign_in_over on sign_in for delete using (ends_at < now());
create policy sign_in_over_found on sign_in for select using (ends_at < now());
