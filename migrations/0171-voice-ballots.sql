-- What one person answered in a conversation, without who that is. A ballot arrives here in a shuffled batch of at least ten, from a
-- journal that the server keeps outside the database (docs/decisions/0066): so no row has a time or a number, and neither the order of
-- rows nor the transaction that wrote them says when somebody voted.
create table voice_ballot (
  conversation_id uuid not null references voice_conversation on delete cascade,
  -- a keyed hash of a key that only the voter holds
  id bytea not null check (octet_length(id) = 32),
  -- arrived after the conversation closed: kept apart, and shown as late
  late boolean not null,
  -- per statement number one byte
  answers bytea not null check (octet_length(answers) <= 10000),
  audience text check (audience in ('newcomer', 'resident', 'initiative', 'municipality')),
  with_help boolean not null,
  -- false: looks like spoiling (straight lines, floods); set apart, never deleted
  counted boolean not null default true,
  primary key (conversation_id, id, late)
);
alter table voice_ballot enable row level security;
create policy voice_ballot_task on voice_ballot
  using ((select acting_task()) = 'voice') with check ((select acting_task()) = 'voice');
grant select, insert, update, delete on voice_ballot to vanonderop;

-- A sheet of codes on paper, for a table or a group. `table_id` is the table of a key person, when there is one.
create table voice_code_sheet (
  id uuid primary key,
  conversation_id uuid not null references voice_conversation on delete cascade,
  table_id uuid,
  codes int not null check (codes between 1 and 2000),
  made_on date not null,
  -- lost, or no longer handed out: its codes open nothing any more
  ended boolean not null default false
);
create index voice_code_sheet_conversation on voice_code_sheet (conversation_id);
alter table voice_code_sheet enable row level security;
create policy voice_code_sheet_staff on voice_code_sheet
  using (voice_tenant_of(conversation_id) = (select acting_policy()))
  with check (voice_tenant_of(conversation_id) = (select acting_policy()));
create policy voice_code_sheet_task on voice_code_sheet
  using ((select acting_task()) = 'voice') with check ((select acting_task()) = 'voice');
grant select, insert, update, delete on voice_code_sheet to vanonderop;

-- A code that lets somebody take part: a keyed hash, so that the code itself is on paper alone. In a conversation with blind
-- signatures also what was signed for it: a blinded number, which says nothing about the ballot.
create table voice_code (
  conversation_id uuid not null references voice_conversation on delete cascade,
  hash bytea not null check (octet_length(hash) = 32),
  sheet_id uuid not null references voice_code_sheet on delete cascade,
  blinded bytea check (octet_length(blinded) <= 512),
  blind_signature bytea check (octet_length(blind_signature) <= 512),
  primary key (conversation_id, hash),
  check ((blinded is null) = (blind_signature is null))
);
create index voice_code_sheet_of on voice_code (sheet_id);
alter table voice_code enable row level security;
create policy voice_code_made on voice_code for insert
  with check (voice_tenant_of(conversation_id) = (select acting_policy()));
create policy voice_code_task on voice_code
  using ((select acting_task()) = 'voice') with check ((select acting_task()) = 'voice');
grant select, insert, update, delete on voice_code to vanonderop;
