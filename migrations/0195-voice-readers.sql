-- Somebody who speaks a language and reads, for one conversation, whether words say what was meant, or writes down what was
-- spoken. They have a private link and no account.
create table voice_reader (
  id uuid primary key,
  tenant_id uuid not null references tenant on delete cascade,
  conversation_id uuid not null references voice_conversation on delete cascade,
  languages text[] not null check (cardinality(languages) between 1 and 12),
  -- hash of their private link
  link_hash bytea not null unique check (octet_length(link_hash) = 32),
  -- how the desk calls them
  name text not null check (name <> '' and length(name) <= 80),
  ended_at timestamptz
);
create index voice_reader_conversation on voice_reader (conversation_id);
create index voice_reader_tenant on voice_reader (tenant_id);
alter table voice_reader enable row level security;
create policy voice_reader_own on voice_reader for select using (link_hash = (select acting_link()) and ended_at is null);
create policy voice_reader_staff on voice_reader
  using (tenant_id = (select acting_policy()))
  with check (tenant_id = (select acting_policy()) and voice_tenant_of(conversation_id) = (select acting_policy()));
-- Old: three months after the conversation closed or the reader stopped.
create policy voice_reader_old on voice_reader for select using ((select acting_task()) = 'retention');
create policy voice_reader_forgotten on voice_reader for delete using ((select acting_task()) = 'retention'
  and (ended_at < (select acting_now()) - interval '90 days' or exists (select from voice_conversation c
    where c.id = conversation_id and c.published and c.closes_at < (select acting_now()) - interval '90 days')));
grant select, insert, update, delete on voice_reader to vanonderop;

-- Whether the private link of whoever acts is that of a reader of this conversation, for this language (null: for any).
create function acting_voice_reader(conversation uuid, lang text) returns boolean
  language sql stable parallel safe security definer set search_path = public, pg_temp as
$$ select exists (select from voice_reader r
    where r.link_hash = acting_link() and r.ended_at is null and r.conversation_id = conversation
      and (lang is null or lang = any(r.languages))) $$;
revoke execute on function acting_voice_reader(uuid, text) from public;
grant execute on function acting_voice_reader(uuid, text) to vanonderop;
