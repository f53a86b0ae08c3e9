-- What is published of the ballots of a conversation: nothing in it is about fewer than ten people, also not by subtraction and not in
-- time (docs/decisions/0067-figures-of-conversations.md). Pages, feeds, exports and the API read this and never a ballot.
create table voice_publication (
  conversation_id uuid primary key references voice_conversation on delete cascade,
  -- how often it moved
  step int not null check (step >= 1),
  contents jsonb not null,
  -- what was published before, per row and statement: what comes next must not differ from it by fewer than ten people
  history jsonb not null
);
alter table voice_publication enable row level security;
create policy voice_publication_public on voice_publication for select
  using (exists (select from voice_conversation c where c.id = conversation_id and c.published));
create policy voice_publication_task on voice_publication
  using ((select acting_task()) = 'voice') with check ((select acting_task()) = 'voice');
grant select, insert, update, delete on voice_publication to vanonderop;

-- A ballot is in the published figures from the step on in which it was counted, with at least nine others of its row.
alter table voice_ballot alter column counted set default false;
update voice_ballot set counted = false;
comment on column voice_ballot.counted is 'it is in the figures that are published; whether it looks like spoiling is computed anew each time';
