-- A ballot on paper that is typed in. Two people do that independently; what the first one typed waits here, encrypted with a key
-- from the code on the paper, so that only who holds the paper can read it. Once both agree it is cast like every other ballot, and
-- only that this paper was typed in stays.
create table voice_paper (
  conversation_id uuid not null references voice_conversation on delete cascade,
  -- a keyed hash of the code, of another use than that of its admission and its ballot
  id bytea not null check (octet_length(id) = 32),
  -- who typed it in first: the second time it must be another
  table_id uuid not null references voice_table on delete cascade,
  entry bytea check (octet_length(entry) <= 40000),
  primary key (conversation_id, id)
);
create index voice_paper_table on voice_paper (table_id);
alter table voice_paper enable row level security;
create policy voice_paper_task on voice_paper
  using ((select acting_task()) = 'voice') with check ((select acting_task()) = 'voice');
grant select, insert, update, delete on voice_paper to vanonderop;
