-- What the makers of a conversation keep beside it, for themselves.
create table voice_preparation (
  conversation_id uuid primary key references voice_conversation on delete cascade,
  tenant_id uuid not null references tenant on delete cascade,
  -- the day on which a newcomer tried it, before it opened
  tested_on date,
  -- the day on which will be decided about this; null: nobody said
  decided_on date,
  -- how people can take part
  ways text[] not null default '{}' check (ways <@ '{phone,table,paper,home}'),
  -- somebody deleted the draft
  removed_at timestamptz
);
alter table voice_preparation enable row level security;
create policy voice_preparation_staff on voice_preparation
  using (tenant_id = (select acting_policy()))
  with check (tenant_id = (select acting_policy()) and voice_tenant_of(conversation_id) = (select acting_policy()));
create policy voice_preparation_old on voice_preparation for select using ((select acting_task()) = 'retention');
grant select, insert, update on voice_preparation to vanonderop;

-- Old: drafts that were deleted a month ago.
create function voice_draft_is_old(conversation uuid) returns boolean
  language sql stable parallel safe security definer set search_path = public, pg_temp as
$$ select exists (select from voice_preparation p where p.conversation_id = conversation
    and p.removed_at < acting_now() - interval '30 days') $$;
revoke execute on function voice_draft_is_old(uuid) from public;
grant execute on function voice_draft_is_old(uuid) to vanonderop;
create policy voice_conversation_old on voice_conversation for select
  using ((select acting_task()) = 'retention' and not published and voice_draft_is_old(id));
create policy voice_conversation_forgotten on voice_conversation for delete
  using ((select acting_task()) = 'retention' and not published and voice_draft_is_old(id));

-- The words that everybody may answer never change: another statement replaces them.
create function voice_words_stay() returns trigger language plpgsql set search_path = public, pg_temp as
$$ begin
  if new.words <> old.words and exists (select from voice_statement s join voice_conversation c on c.id = s.conversation_id
      where s.id = old.statement_id and c.published and s.state = 'shown') then
    raise exception 'the words of a statement that is shown do not change';
  end if;
  return new;
end $$;
create trigger voice_words_stay before update on voice_statement_text for each row execute function voice_words_stay();

-- What happened to a conversation and its statements, for everybody and without people: opened, another closing moment, hidden
-- and why, appeals. Nobody changes or deletes a line.
create table voice_log (
  id uuid primary key,
  conversation_id uuid not null references voice_conversation on delete cascade,
  -- the order of lines of one day
  number int generated always as identity,
  happened_on date not null,
  kind text not null check (kind in ('opened', 'closing-moved', 'closed-early', 'statement-hidden', 'statement-restored',
    'statement-replaced', 'appeal-made', 'appeal-answered')),
  statement_id uuid references voice_statement on delete cascade,
  -- of something hidden, and of an appeal: what became of it
  reason text check (reason in ('person', 'hurtful', 'duplicate', 'unclear', 'other-subject', 'withdrawn', 'restored', 'stays')),
  -- the reason in words, for everybody
  words text not null default '' check (length(words) <= 600),
  language text not null,
  closes_before timestamptz,
  closes_after timestamptz
);
create index voice_log_conversation on voice_log (conversation_id, number);
-- Who did that, for their colleagues alone: who hid something does not answer an appeal about it.
create table voice_log_author (
  log_id uuid primary key references voice_log on delete cascade,
  tenant_id uuid not null references tenant on delete cascade,
  account_id uuid not null references account on delete cascade
);
-- Somebody asks to look again at something hidden.
create table voice_appeal (
  id uuid primary key,
  conversation_id uuid not null references voice_conversation on delete cascade,
  statement_id uuid not null references voice_statement on delete cascade,
  -- their words, encrypted: they may say something about themselves
  words_sealed text not null,
  language text not null,
  made_on date not null,
  outcome text check (outcome in ('restored', 'stays')),
  answered_on date,
  check ((outcome is null) = (answered_on is null))
);
create index voice_appeal_statement on voice_appeal (statement_id);
create index voice_appeal_conversation on voice_appeal (conversation_id);
-- Somebody says that a statement is not as it should be.
create table voice_report (
  id uuid primary key,
  conversation_id uuid not null references voice_conversation on delete cascade,
  statement_id uuid not null references voice_statement on delete cascade,
  reason text not null check (reason in ('person', 'hurtful', 'duplicate', 'unclear', 'other-subject')),
  reported_on date not null
);
create index voice_report_statement on voice_report (statement_id);
create index voice_report_conversation on voice_report (conversation_id);

-- How many reports a statement had, from ten on, for everybody.
create function voice_reports_of(conversation uuid) returns table (statement_id uuid, reports int)
  language sql stable security definer set search_path = public, pg_temp as
$$ select r.statement_id, (count(*) / 10 * 10)::int from voice_report r join voice_conversation c on c.id = r.conversation_id
    where r.conversation_id = conversation and c.published group by r.statement_id having count(*) >= 10 $$;
revoke execute on function voice_reports_of(uuid) from public;
grant execute on function voice_reports_of(uuid) to vanonderop;

alter table voice_log enable row level security;
alter table voice_log_author enable row level security;
alter table voice_appeal enable row level security;
alter table voice_report enable row level security;
create policy voice_log_public on voice_log for select
  using (exists (select from voice_conversation c where c.id = conversation_id and c.published));
create policy voice_log_seen on voice_log for select using (voice_tenant_of(conversation_id) = (select acting_policy()));
create policy voice_log_staff on voice_log for insert with check (voice_tenant_of(conversation_id) = (select acting_policy()));
create policy voice_log_appeal on voice_log for insert
  with check ((select acting_task()) = 'voice' and kind = 'appeal-made' and words = '');
create policy voice_log_author_seen on voice_log_author for select using (tenant_id = (select acting_policy()));
create policy voice_log_author_added on voice_log_author for insert
  with check (tenant_id = (select acting_policy()) and account_id = (select acting_account()));
create policy voice_appeal_seen on voice_appeal for select using (voice_tenant_of(conversation_id) = (select acting_policy()));
create policy voice_appeal_answered on voice_appeal for update
  using (voice_tenant_of(conversation_id) = (select acting_policy()))
  with check (voice_tenant_of(conversation_id) = (select acting_policy()));
create policy voice_appeal_task on voice_appeal for select using ((select acting_task()) = 'voice');
create policy voice_appeal_made on voice_appeal for insert with check ((select acting_task()) = 'voice' and outcome is null);
create policy voice_appeal_old on voice_appeal for select using ((select acting_task()) = 'retention');
create policy voice_appeal_forgotten on voice_appeal for delete
  using ((select acting_task()) = 'retention' and answered_on < ((select acting_now()) - interval '90 days')::date);
create policy voice_report_seen on voice_report for select using (voice_tenant_of(conversation_id) = (select acting_policy()));
create policy voice_report_task on voice_report for select using ((select acting_task()) = 'voice');
create policy voice_report_made on voice_report for insert with check ((select acting_task()) = 'voice');
grant select, insert on voice_log, voice_log_author, voice_report to vanonderop;
grant select, insert, update, delete on voice_appeal to vanonderop;
