-- A conversation: a question to newcomers, residents, initiatives or a municipality, about which everybody gives short answers to
-- short statements. Who takes part is nowhere in these tables.
create table voice_conversation (
  id uuid primary key,
  tenant_id uuid not null references tenant on delete cascade,
  -- CBS code
  municipality text not null check (municipality ~ '^GM[0-9]{4}$'),
  -- its address: /voice/<slug>
  slug text not null unique check (slug ~ '^[a-z0-9][a-z0-9-]{1,38}[a-z0-9]$'),
  -- per language: {"nl": "…", "ar": "…"}; languages that a person read over stand in `reviewed_languages`
  title jsonb not null,
  intro jsonb not null default '{}',
  reviewed_languages text[] not null default '{nl}',
  -- `open`: whoever has the address; `code`: whoever has a one-time code on paper
  access text not null check (access in ('open', 'code')),
  -- how a browser proves that it may take part: signed by the server, or signed blindly (RFC 9474), so that even the server cannot
  -- tell which admission a ballot came from
  token_kind text not null check (token_kind in ('signed', 'blind')),
  -- `strict`: a statement of a participant is shown after a second reader; `open`: to some people before that
  moderation text not null check (moderation in ('strict', 'open')),
  -- how many statements make a set
  set_size int not null default 8 check (set_size between 7 and 12),
  opens_at timestamptz not null,
  closes_at timestamptz not null check (closes_at > opens_at),
  -- false: a draft, which only its makers see
  published boolean not null default false,
  made_at timestamptz not null,
  version int not null default 1
);
create index voice_conversation_tenant on voice_conversation (tenant_id);
alter table voice_conversation enable row level security;
create policy voice_conversation_public on voice_conversation for select using (published);
create policy voice_conversation_seen on voice_conversation for select using (tenant_id = (select acting_policy()));
create policy voice_conversation_made on voice_conversation for insert
  with check (tenant_id = (select acting_policy()) and municipality = any((select acting_municipalities())::text[]));
create policy voice_conversation_kept on voice_conversation for update
  using (tenant_id = (select acting_policy()))
  with check (tenant_id = (select acting_policy()) and municipality = any((select acting_municipalities())::text[]));
create policy voice_conversation_dropped on voice_conversation for delete
  using (tenant_id = (select acting_policy()) and not published);
create policy voice_conversation_task on voice_conversation for select using ((select acting_task()) = 'voice');
grant select, insert, update, delete on voice_conversation to vanonderop;

-- What people agree or disagree with. `number` is its place in every ballot, from 0, and never changes.
create table voice_statement (
  id uuid primary key,
  conversation_id uuid not null references voice_conversation on delete cascade,
  number int not null check (number between 0 and 9999),
  origin text not null check (origin in ('organiser', 'participant', 'table', 'signal', 'proposal')),
  -- the language in which it was said first
  language text not null,
  -- `waiting`: nobody sees it yet; `narrow`: some people, until a second reader confirmed the words; `shown`: everybody;
  -- `hidden`: taken away, for the reason beside it
  state text not null check (state in ('waiting', 'narrow', 'shown', 'hidden')),
  hidden_reason text check (hidden_reason in ('person', 'hurtful', 'duplicate', 'unclear', 'other-subject', 'withdrawn')),
  -- the statement that says the opposite
  pair_id uuid references voice_statement on delete set null,
  version int not null default 1,
  unique (conversation_id, number),
  check ((state = 'hidden') = (hidden_reason is not null))
);
-- The words, per language. `reviewed`: somebody who speaks the language read them.
create table voice_statement_text (
  statement_id uuid not null references voice_statement on delete cascade,
  language text not null,
  words text not null check (words <> '' and length(words) <= 280),
  reviewed boolean not null default false,
  primary key (statement_id, language)
);
-- Read aloud by a person.
create table voice_statement_audio (
  statement_id uuid not null references voice_statement on delete cascade,
  language text not null,
  content_type text not null check (content_type in ('audio/mp4', 'audio/webm', 'audio/ogg', 'audio/mpeg', 'audio/wav')),
  content bytea not null check (octet_length(content) <= 2000000),
  primary key (statement_id, language)
);

-- Of which tenant a conversation is, whoever asks.
create function voice_tenant_of(conversation uuid) returns uuid
  language sql stable parallel safe security definer set search_path = public, pg_temp as
$$ select tenant_id from voice_conversation where id = conversation $$;
-- Of which tenant the conversation of a statement is, and whether everybody may see the statement.
create function voice_statement_tenant(statement uuid) returns uuid
  language sql stable parallel safe security definer set search_path = public, pg_temp as
$$ select c.tenant_id from voice_statement s join voice_conversation c on c.id = s.conversation_id where s.id = statement $$;
create function voice_statement_is_public(statement uuid) returns boolean
  language sql stable parallel safe security definer set search_path = public, pg_temp as
$$ select exists (select from voice_statement s join voice_conversation c on c.id = s.conversation_id
    where s.id = statement and c.published and s.state in ('narrow', 'shown')) $$;
revoke execute on function voice_tenant_of(uuid), voice_statement_tenant(uuid), voice_statement_is_public(uuid) from public;
grant execute on function voice_tenant_of(uuid), voice_statement_tenant(uuid), voice_statement_is_public(uuid) to vanonderop;

alter table voice_statement enable row level security;
alter table voice_statement_text enable row level security;
alter table voice_statement_audio enable row level security;
-- Of what is hidden the state and the reason stay visible, in the public log; the words do not.
create policy voice_statement_public on voice_statement for select
  using (state <> 'waiting' and exists (select from voice_conversation c where c.id = conversation_id and c.published));
create policy voice_statement_text_public on voice_statement_text for select using (voice_statement_is_public(statement_id));
create policy voice_statement_audio_public on voice_statement_audio for select using (voice_statement_is_public(statement_id));
create policy voice_statement_staff on voice_statement
  using (voice_tenant_of(conversation_id) = (select acting_policy()))
  with check (voice_tenant_of(conversation_id) = (select acting_policy()));
create policy voice_statement_text_staff on voice_statement_text
  using (voice_statement_tenant(statement_id) = (select acting_policy()))
  with check (voice_statement_tenant(statement_id) = (select acting_policy()));
create policy voice_statement_audio_staff on voice_statement_audio
  using (voice_statement_tenant(statement_id) = (select acting_policy()))
  with check (voice_statement_tenant(statement_id) = (select acting_policy()));
create policy voice_statement_task on voice_statement
  using ((select acting_task()) = 'voice') with check ((select acting_task()) = 'voice');
create policy voice_statement_text_task on voice_statement_text
  using ((select acting_task()) = 'voice') with check ((select acting_task()) = 'voice');
create policy voice_statement_audio_task on voice_statement_audio
  using ((select acting_task()) = 'voice') with check ((select acting_task()) = 'voice');
grant select, insert, update, delete on voice_statement, voice_statement_text, voice_statement_audio to vanonderop;
