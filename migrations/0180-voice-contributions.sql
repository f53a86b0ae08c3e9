-- What somebody says in own words, by text or by voice, until the speaker confirmed the words and a second reader read them. The
-- speaker has a private link and no account; nothing here leads to a ballot.
create table voice_contribution (
  id uuid primary key,
  conversation_id uuid not null references voice_conversation on delete cascade,
  -- hash of the private link of the speaker
  link_hash bytea not null unique check (octet_length(link_hash) = 32),
  -- the language in which it was said
  language text not null check (language ~ '^[a-z]{2,3}$'),
  state text not null check (state in ('recorded', 'transcribed', 'paraphrased', 'confirmed', 'routed', 'refused', 'withdrawn')),
  refused_reason text check (refused_reason in ('person', 'hurtful', 'duplicate', 'unclear', 'other-subject')),
  -- what was said, as a reader wrote it down
  transcript_sealed text,
  -- what everybody would read
  words_sealed text,
  -- the reader who wrote the words; another one reads them over
  written_by uuid,
  -- what it became; not before the speaker confirmed it
  statement_id uuid references voice_statement on delete set null,
  version int not null default 1,
  -- from this day on it is deleted; no moment at which it was said is kept
  ends_on date not null,
  check ((state = 'refused') = (refused_reason is not null)),
  check (state not in ('paraphrased', 'confirmed') or words_sealed is not null),
  check (statement_id is null or state in ('confirmed', 'routed', 'refused', 'withdrawn'))
);
create index voice_contribution_conversation on voice_contribution (conversation_id);
create index voice_contribution_statement on voice_contribution (statement_id);
-- The voice of the speaker, until the words are confirmed or taken back.
create table voice_recording (
  contribution_id uuid primary key references voice_contribution on delete cascade,
  content_type text not null check (content_type in ('audio/mp4', 'audio/webm', 'audio/ogg', 'audio/mpeg', 'audio/wav')),
  content_sealed text not null check (length(content_sealed) <= 4000000)
);

-- Whether the private link of whoever acts is that of a reader who may read contributions of this conversation in this language.
-- In plpgsql, for the table of readers comes after this one.
create function acting_contribution_reader(conversation uuid, lang text) returns boolean
  language plpgsql stable parallel safe security definer set search_path = public, pg_temp as
$$ begin return acting_voice_reader(conversation, lang); end $$;
revoke execute on function acting_contribution_reader(uuid, text) from public;
grant execute on function acting_contribution_reader(uuid, text) to vanonderop;

alter table voice_contribution enable row level security;
alter table voice_recording enable row level security;
create policy voice_contribution_own on voice_contribution for select using (link_hash = (select acting_link()));
create policy voice_contribution_said on voice_contribution for insert with check (link_hash = (select acting_link())
  and exists (select from voice_conversation c where c.id = conversation_id and c.published));
create policy voice_contribution_answered on voice_contribution for update
  using (link_hash = (select acting_link())) with check (link_hash = (select acting_link()));
-- Readers hear and write down, and read over what somebody else wrote; what waits for the speaker is between these two.
create policy voice_contribution_read on voice_contribution for select
  using (state in ('recorded', 'transcribed', 'paraphrased', 'confirmed', 'routed', 'refused')
    and acting_contribution_reader(conversation_id, language));
create policy voice_contribution_written on voice_contribution for update
  using (state in ('recorded', 'transcribed', 'confirmed') and acting_contribution_reader(conversation_id, language))
  with check (state in ('transcribed', 'paraphrased', 'routed', 'refused')
    and acting_contribution_reader(conversation_id, language));
create policy voice_contribution_old on voice_contribution for select using ((select acting_task()) = 'retention');
create policy voice_contribution_forgotten on voice_contribution for delete
  using ((select acting_task()) = 'retention' and ends_on <= (select acting_now())::date);
-- Whoever may see a contribution hears it; only its speaker adds and deletes a recording.
create policy voice_recording_heard on voice_recording for select
  using (exists (select from voice_contribution c where c.id = contribution_id and c.state in ('recorded', 'transcribed', 'paraphrased')));
create policy voice_recording_said on voice_recording for insert
  with check (exists (select from voice_contribution c where c.id = contribution_id and c.link_hash = (select acting_link())));
create policy voice_recording_dropped on voice_recording for delete
  using (exists (select from voice_contribution c where c.id = contribution_id and c.link_hash = (select acting_link())));
grant select, insert, update, delete on voice_contribution to vanonderop;
grant select, insert, delete on voice_recording to vanonderop;
