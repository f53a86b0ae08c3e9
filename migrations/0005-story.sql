-- A story is its answers: one row per question, so that two people on two devices never undo each other.
create table story_answer (
  person_id uuid not null references person on delete cascade,
  question text not null,
  answer jsonb not null,
  answered_at timestamptz not null default clock_timestamp(),
  primary key (person_id, question)
);
alter table story_answer enable row level security;
alter table story_answer force row level security;
create policy story_answer_own on story_answer
  using (person_id = (select acting_person())) with check (person_id = (select acting_person()));
grant select, insert, update, delete on story_answer to vanonderop;

-- What the person did with a suggestion: kept it in the week, or put it away.
create table story_choice (
  person_id uuid not null references person on delete cascade,
  initiative_id uuid not null references initiative on delete cascade,
  choice text not null check (choice in ('pinned', 'removed')),
  weekly_time_id uuid references weekly_time on delete set null,
  chosen_at timestamptz not null default clock_timestamp(),
  primary key (person_id, initiative_id)
);
alter table story_choice enable row level security;
alter table story_choice force row level security;
create policy story_choice_own on story_choice
  using (person_id = (select acting_person())) with check (person_id = (select acting_person()));
grant select, insert, update, delete on story_choice to vanonderop;
