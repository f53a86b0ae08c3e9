-- A table where people take part with help, or where papers are typed in. Its private link opens it for the key person; nothing of
-- what anybody answered is here.
create table voice_table (
  id uuid primary key,
  conversation_id uuid not null references voice_conversation on delete cascade,
  name text not null check (name <> '' and length(name) <= 80),
  place text not null default '' check (length(place) <= 120),
  held_on date,
  -- `helping`: sits beside people; `typing`: types papers in, and never sits beside somebody
  work text not null check (work in ('helping', 'typing')),
  -- what the key person gets for it, in words
  payment text not null default '' check (length(payment) <= 300),
  link_hash bytea not null unique check (octet_length(link_hash) = 32),
  -- what the key person ticked of the training
  trained text[] not null default '{}',
  -- the day of the promise "I help, I do not look, I do not tell"
  promised_on date,
  -- with this a tablet encrypts what only the server opens (JSON Web Keys)
  public_key text not null,
  private_sealed text not null,
  made_on date not null,
  -- lost, or no longer needed: the link opens nothing any more
  ended_on date,
  version int not null default 1
);
create index voice_table_conversation on voice_table (conversation_id);
alter table voice_table enable row level security;
create policy voice_table_staff on voice_table
  using (voice_tenant_of(conversation_id) = (select acting_policy()))
  with check (voice_tenant_of(conversation_id) = (select acting_policy()));
create policy voice_table_holder on voice_table for select
  using (link_hash = (select acting_link()) and ended_on is null);
create policy voice_table_trained on voice_table for update
  using (link_hash = (select acting_link()) and ended_on is null)
  with check (link_hash = (select acting_link()) and ended_on is null);
create policy voice_table_task on voice_table for select using ((select acting_task()) = 'voice');
-- Old: the conversation closed a year ago. By then the hours were paid.
create function voice_table_is_old(conversation uuid) returns boolean
  language sql stable parallel safe security definer set search_path = public, pg_temp as
$$ select exists (select from voice_conversation c where c.id = conversation and c.closes_at < acting_now() - interval '1 year') $$;
revoke execute on function voice_table_is_old(uuid) from public;
grant execute on function voice_table_is_old(uuid) to vanonderop;
create policy voice_table_old on voice_table for select
  using ((select acting_task()) = 'retention' and voice_table_is_old(conversation_id));
create policy voice_table_forgotten on voice_table for delete
  using ((select acting_task()) = 'retention' and voice_table_is_old(conversation_id));
grant select, insert, delete on voice_table to vanonderop;
-- Its link, its keys and its conversation never change.
grant update (trained, promised_on, ended_on, version) on voice_table to vanonderop;

-- The hours of a key person, as they write them down.
create table voice_table_hours (
  id uuid primary key,
  table_id uuid not null references voice_table on delete cascade,
  worked_on date not null,
  minutes int not null check (minutes between 5 and 1440),
  words text not null default '' check (length(words) <= 200)
);
create index voice_table_hours_table on voice_table_hours (table_id, worked_on);
alter table voice_table_hours enable row level security;
-- Whoever sees a table, by its link or as its tenant, sees its hours; the key person alone writes them.
create policy voice_table_hours_seen on voice_table_hours for select
  using (exists (select from voice_table t where t.id = table_id));
create policy voice_table_hours_own on voice_table_hours
  using (exists (select from voice_table t where t.id = table_id and t.link_hash = (select acting_link())))
  with check (exists (select from voice_table t where t.id = table_id and t.link_hash = (select acting_link())));
grant select, insert, delete on voice_table_hours to vanonderop;
