-- What the desk of an organisation that brings people together keeps.

-- A coordinator put a card on pause for its people: why, in words that they read on their own page. Gone when the card goes on.
create table befriending_pause (
  card_id uuid primary key references befriending_card on delete cascade,
  listing_id uuid not null references befriending_pool on delete cascade,
  reason_sealed text not null,
  paused_at timestamptz not null
);
create index befriending_pause_listing on befriending_pause (listing_id);

-- A coordinator asked somebody for whom nobody is near whether people from farther away may be proposed.
create table befriending_wider_question (
  member_id uuid primary key references befriending_member on delete cascade,
  listing_id uuid not null references befriending_pool on delete cascade,
  asked_at timestamptz not null,
  answer text check (answer in ('yes', 'no')),
  answered_at timestamptz,
  check ((answer is null) = (answered_at is null))
);
create index befriending_wider_question_listing on befriending_wider_question (listing_id);

-- The letter to an organisation about what waits at its desk.
create table befriending_desk_letter (
  id uuid primary key,
  listing_id uuid not null unique references befriending_pool on delete cascade,
  link_hash bytea not null unique,
  -- the last digest, and the last report that was told at once
  told_at timestamptz,
  reports_told_at timestamptz,
  stopped_at timestamptz
);

-- What happens to a card ends the pause that the desk gave it, whoever lets it go on.
create function befriending_pause_over() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from befriending_pause where card_id = new.id;
  return null;
end $$;
create trigger befriending_pause_over after update of state on befriending_card
  for each row when (old.state = 'paused' and new.state <> 'paused') execute function befriending_pause_over();
revoke execute on function befriending_pause_over() from public;

-- The memberships of whoever acts.
create function acting_befriending_members() returns setof uuid
  language sql stable security definer set search_path = public, pg_temp as
$$ select id from befriending_member where person_id = acting_person() and state = 'in' $$;
revoke execute on function acting_befriending_members() from public;
grant execute on function acting_befriending_members() to vanonderop;

alter table befriending_pause enable row level security;
create policy befriending_pause_own on befriending_pause for select using (card_id in (select acting_befriending_cards()));
create policy befriending_pause_pool on befriending_pause
  using (listing_id = (select acting_listing())) with check (listing_id = (select acting_listing()));
grant select, insert, update, delete on befriending_pause to vanonderop;

alter table befriending_wider_question enable row level security;
create policy befriending_wider_question_own on befriending_wider_question for select
  using (member_id in (select acting_befriending_members()));
create policy befriending_wider_question_answered on befriending_wider_question for update
  using (member_id in (select acting_befriending_members())) with check (member_id in (select acting_befriending_members()));
create policy befriending_wider_question_pool on befriending_wider_question for select
  using (listing_id = (select acting_listing()));
create policy befriending_wider_question_asked on befriending_wider_question for insert
  with check (listing_id = (select acting_listing()) and answer is null);
grant select, insert on befriending_wider_question to vanonderop;
grant update (answer, answered_at) on befriending_wider_question to vanonderop;

alter table befriending_desk_letter enable row level security;
create policy befriending_desk_letter_task on befriending_desk_letter
  using ((select acting_task()) = 'befriending') with check ((select acting_task()) = 'befriending');
create policy befriending_desk_letter_link on befriending_desk_letter for select using (link_hash = (select acting_link()));
create policy befriending_desk_letter_stopped on befriending_desk_letter for update
  using (link_hash = (select acting_link())) with check (link_hash = (select acting_link()));
create policy befriending_desk_letter_pool on befriending_desk_letter for select using (listing_id = (select acting_listing()));
create policy befriending_desk_letter_pool_stopped on befriending_desk_letter for update
  using (listing_id = (select acting_listing())) with check (listing_id = (select acting_listing()));
create policy befriending_desk_letter_pool_made on befriending_desk_letter for insert
  with check (listing_id = (select acting_listing()));
grant select, insert on befriending_desk_letter to vanonderop;
grant update (told_at, reports_told_at, stopped_at) on befriending_desk_letter to vanonderop;
