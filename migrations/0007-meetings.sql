-- Series, editions and their programme: public, except what is still a draft.
create table series (
  id uuid primary key default gen_random_uuid(),
  slug text not null unique,
  texts jsonb not null,
  demo boolean not null default false
);
create table edition (
  id uuid primary key default gen_random_uuid(),
  series_id uuid not null references series,
  slug text not null unique,
  texts jsonb not null,
  state text not null default 'draft' check (state in ('draft', 'published', 'cancelled')),
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  wishes_until timestamptz not null,
  seating text not null default 'wishes' check (seating in ('wishes', 'proposed', 'published')),
  seed text not null,
  sequence int not null default 0,
  changed_at timestamptz not null default now(),
  demo boolean not null default false,
  counts jsonb
);
create table venue (
  id uuid primary key default gen_random_uuid(),
  edition_id uuid not null references edition on delete cascade,
  name text not null,
  address text not null,
  town text not null,
  texts jsonb not null default '{}',
  step_free boolean
);
create table programme_part (
  id uuid primary key default gen_random_uuid(),
  edition_id uuid not null references edition on delete cascade,
  venue_id uuid references venue on delete set null,
  kind text not null check (kind in ('welcome', 'market', 'stage', 'plenary', 'break-outs', 'drinks')),
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  texts jsonb not null
);
create table break_out (
  id uuid primary key default gen_random_uuid(),
  edition_id uuid not null references edition on delete cascade,
  part_id uuid not null references programme_part on delete cascade,
  number int not null,
  texts jsonb not null,
  host_name text not null,
  host_organisation_id uuid references organisation on delete set null,
  room text,
  places int not null check (places between 1 and 2000),
  least int not null default 0 check (least between 0 and places),
  -- People who have a seat or an open offer, parties by their size. Kept by the trigger below; never above `places`.
  taken int not null default 0 check (taken between 0 and places),
  languages text[] not null default '{}',
  interpreters text[] not null default '{}',
  step_free boolean,
  unique (part_id, number)
);

alter table edition enable row level security;
alter table edition force row level security;
create policy edition_seen on edition for select using (state <> 'draft' or team_may(null, array[id]));
create policy edition_kept on edition using (team_may('{organiser}', array[id]))
  with check (team_may('{organiser}', array[id]));
-- The house itself (demonstration set, tidying, seating) says which edition it works on.
create function acting_seating() returns uuid language sql stable parallel safe as
$$ select nullif(current_setting('app.seating', true), '')::uuid $$;
create policy edition_house on edition using (id = (select acting_seating())) with check (id = (select acting_seating()));
grant select, insert, update, delete on series, edition, venue, programme_part, break_out to vanonderop;

-- Somebody comes, alone or with others. Whoever holds the link reads and changes it; so does the team of the edition.
create table sign_up (
  id uuid primary key,
  edition_id uuid not null references edition on delete cascade,
  link_hash bytea not null unique,
  name text,
  email text,
  phone text,
  language text not null,
  typed_by text not null check (typed_by in ('self', 'desk')),
  size int not null check (size between 1 and 20),
  any_other boolean not null,
  move_up boolean not null,
  lot int not null,
  hosts_id uuid references break_out on delete set null,
  state text not null default 'coming' check (state in ('coming', 'cancelled')),
  version int not null default 1,
  keep_informed boolean not null default false,
  -- Per part, why somebody has no seat there.
  reasons jsonb not null default '{}',
  made_at timestamptz not null,
  changed_at timestamptz not null
);
create index sign_up_of_edition on sign_up (edition_id, made_at);
create table sign_up_member (
  id uuid primary key,
  sign_up_id uuid not null references sign_up on delete cascade,
  edition_id uuid not null references edition on delete cascade,
  position int not null,
  first_name text,
  code text not null,
  unique (edition_id, code)
);
create index sign_up_member_of on sign_up_member (sign_up_id);
-- A need is a small promise: asked, then arranged or not possible, and told.
create table sign_up_need (
  id uuid primary key default gen_random_uuid(),
  sign_up_id uuid not null references sign_up on delete cascade,
  edition_id uuid not null references edition on delete cascade,
  member_id uuid references sign_up_member on delete cascade,
  kind text not null check (kind in ('interpreter', 'childcare', 'step-free', 'diet', 'other')),
  detail text not null default '',
  state text not null default 'asked' check (state in ('asked', 'arranged', 'cannot')),
  asked_at timestamptz not null,
  answered_at timestamptz,
  answer text
);
create index sign_up_need_of on sign_up_need (sign_up_id);
create table sign_up_wish (
  sign_up_id uuid not null references sign_up on delete cascade,
  edition_id uuid not null references edition on delete cascade,
  part_id uuid not null references programme_part on delete cascade,
  break_out_id uuid not null references break_out on delete cascade,
  rank int not null check (rank between 1 and 9),
  primary key (sign_up_id, break_out_id),
  unique (sign_up_id, part_id, rank)
);
-- One seat per person and round. `offered_until` is set while it is only offered.
create table seat (
  sign_up_id uuid not null references sign_up on delete cascade,
  edition_id uuid not null references edition on delete cascade,
  part_id uuid not null references programme_part on delete cascade,
  break_out_id uuid not null references break_out on delete cascade,
  size int not null check (size between 0 and 20),
  how text not null check (how in ('draw', 'direct', 'moved', 'organiser', 'host')),
  at timestamptz not null,
  reason jsonb not null default '{}',
  primary key (sign_up_id, part_id)
);
create index seat_in on seat (break_out_id);
create table seat_offer (
  sign_up_id uuid not null references sign_up on delete cascade,
  edition_id uuid not null references edition on delete cascade,
  part_id uuid not null references programme_part on delete cascade,
  break_out_id uuid not null references break_out on delete cascade,
  size int not null check (size between 1 and 20),
  made_at timestamptz not null,
  ends_at timestamptz not null,
  primary key (sign_up_id, part_id)
);
-- Who waits for which break-out, in which order.
create table queue_turn (
  sign_up_id uuid not null references sign_up on delete cascade,
  edition_id uuid not null references edition on delete cascade,
  part_id uuid not null references programme_part on delete cascade,
  break_out_id uuid not null references break_out on delete cascade,
  joined_at timestamptz not null,
  primary key (sign_up_id, break_out_id)
);
create table check_in (
  member_id uuid primary key references sign_up_member on delete cascade,
  edition_id uuid not null references edition on delete cascade,
  at timestamptz not null,
  device text not null
);

-- The count of what is taken moves with every seat and offer, in the same transaction: a seat too many cannot be committed.
create function count_taken() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if tg_op in ('UPDATE', 'DELETE') then
    update break_out set taken = taken - old.size where id = old.break_out_id and old.size > 0;
  end if;
  if tg_op in ('UPDATE', 'INSERT') then
    update break_out set taken = taken + new.size where id = new.break_out_id and new.size > 0;
  end if;
  return null;
end $$;
create trigger seat_counts after insert or update or delete on seat for each row execute function count_taken();
create trigger seat_offer_counts after insert or update or delete on seat_offer for each row execute function count_taken();

alter table sign_up enable row level security;
alter table sign_up force row level security;
create policy sign_up_own on sign_up using (link_hash = (select acting_link())) with check (link_hash = (select acting_link()));
create policy sign_up_team on sign_up using (team_may('{organiser,desk}', array[edition_id]))
  with check (team_may('{organiser,desk}', array[edition_id]));
create policy sign_up_house on sign_up using (edition_id = (select acting_seating()))
  with check (edition_id = (select acting_seating()));
do $$
declare name text;
begin
  foreach name in array array['sign_up_member', 'sign_up_need', 'sign_up_wish', 'seat', 'seat_offer', 'queue_turn'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    -- Readable and changeable by whoever can read the sign-up it hangs on.
    execute format('create policy %I on %I using (exists (select from sign_up s where s.id = sign_up_id)) with check (exists (select from sign_up s where s.id = sign_up_id))', name || '_with', name);
    execute format('grant select, insert, update, delete on %I to vanonderop', name);
  end loop;
end $$;
-- A host sees who sits at the own table, by first name, and what they need; nothing else of them.
create policy seat_host on seat for select using (team_may('{host}', array[break_out_id]));
create policy member_host on sign_up_member for select
  using (exists (select from seat s where s.sign_up_id = sign_up_member.sign_up_id and team_may('{host}', array[s.break_out_id])));
create policy need_host on sign_up_need for select
  using (exists (select from seat s where s.sign_up_id = sign_up_need.sign_up_id and team_may('{host}', array[s.break_out_id])));
alter table check_in enable row level security;
alter table check_in force row level security;
create policy check_in_seen on check_in using (exists (select from sign_up_member m where m.id = member_id))
  with check (exists (select from sign_up_member m where m.id = member_id));
grant select, insert, update, delete on sign_up, check_in to vanonderop;

-- What came out of a break-out, by whoever sat there; agreements have an owner and a date.
create table outcome_line (
  id uuid primary key default gen_random_uuid(),
  edition_id uuid not null references edition on delete cascade,
  break_out_id uuid not null references break_out on delete cascade,
  kind text not null check (kind in ('bottleneck', 'insight', 'solution', 'agreement')),
  words text not null,
  owner text,
  owner_email text,
  due_on date,
  state text not null default 'open' check (state in ('open', 'done', 'dropped')),
  answer text,
  answered_at timestamptz,
  link_hash bytea unique,
  version int not null default 1,
  made_at timestamptz not null,
  changed_at timestamptz not null
);
create index outcome_line_of on outcome_line (break_out_id, made_at);
-- The card of a table: whoever holds its link writes on it.
create table table_card (
  break_out_id uuid primary key references break_out on delete cascade,
  edition_id uuid not null references edition on delete cascade,
  link_hash bytea not null unique,
  closed_at timestamptz
);
grant select, insert, update, delete on outcome_line, table_card to vanonderop;
alter table outcome_line enable row level security;
alter table outcome_line force row level security;
alter table table_card enable row level security;
alter table table_card force row level security;
create policy table_card_holder on table_card for select using (link_hash = (select acting_link()));
create policy table_card_team on table_card using (team_may('{organiser}', array[edition_id]) or team_may('{host}', array[break_out_id]))
  with check (team_may('{organiser}', array[edition_id]) or team_may('{host}', array[break_out_id]));
create policy outcome_table on outcome_line
  using (exists (select from table_card c where c.break_out_id = outcome_line.break_out_id))
  with check (exists (select from table_card c where c.break_out_id = outcome_line.break_out_id));
create policy outcome_owner on outcome_line using (link_hash = (select acting_link()))
  with check (link_hash = (select acting_link()));
create policy outcome_house on outcome_line using (edition_id = (select acting_seating()))
  with check (edition_id = (select acting_seating()));
-- The report is public: words, owners and dates; addresses and links are not for everybody's eyes (the store leaves them out).
create policy outcome_report on outcome_line for select
  using (exists (select from edition e where e.id = edition_id and e.counts is not null));

-- Whoever organises an edition gives links for its break-outs too.
create policy team_key_break_out on team_key
  using (exists (select from break_out b where b.id = scope and team_may('{organiser}', array[b.edition_id])))
  with check (exists (select from break_out b where b.id = scope and team_may('{organiser}', array[b.edition_id])));
