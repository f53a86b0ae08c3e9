-- The subject of the e-mail that began a question; a form has none.
alter table contact_question add column subject text;
-- Spam that somebody deleted: nobody sees it any more, whoever deleted it can take that back for a week.
alter table contact_question add column deleted_at timestamptz;
-- When a report came that our confirmation did not arrive: the address has a mistake in it, perhaps.
alter table contact_question add column confirmation_bounced_at timestamptz;
create index contact_question_received on contact_question (received_at);
create index contact_question_email on contact_question (lower(email));

-- What came with an e-mail. `content` is null for what is too large to keep: the row says that it was there.
create table contact_attachment (
  id uuid primary key,
  message_id uuid not null references contact_message on delete cascade,
  position int not null,
  file_name text not null,
  content_type text not null,
  byte_length int not null,
  content bytea,
  unique (message_id, position)
);
alter table contact_attachment enable row level security;
alter table contact_attachment force row level security;
create policy contact_attachment_team on contact_attachment for select using ((select team_may('{answerer}', null)));
create policy contact_attachment_mail on contact_attachment
  using ((select acting_post())) with check ((select acting_post()));
grant select, insert, delete on contact_attachment to vanonderop;

-- Texts that the team uses again and again, per language: {"nl": {"text": "…", "changedAt": "…"}}.
create table answer_template (
  id uuid primary key,
  name text not null,
  texts jsonb not null default '{}',
  version int not null default 1,
  changed_by text not null,
  changed_at timestamptz not null,
  removed_at timestamptz
);
alter table answer_template enable row level security;
alter table answer_template force row level security;
create policy answer_template_team on answer_template using ((select team_may('{answerer}', null)))
  with check ((select team_may('{answerer}', null)));
create policy answer_template_demonstration on answer_template
  using ((select acting_task()) = 'demonstration') with check ((select acting_task()) = 'demonstration');
create policy answer_template_old on answer_template for delete
  using ((select acting_task()) = 'retention' and removed_at < now() - interval '30 days');
create policy answer_template_old_found on answer_template for select
  using ((select acting_task()) = 'retention' and removed_at < now() - interval '30 days');
grant select, insert, update, delete on answer_template to vanonderop;

-- To whom a question can be given: everybody whose link is for answering and works, for whoever answers.
create function answering_colleagues() returns table (id uuid, name text)
  language sql stable security definer set search_path = public, pg_temp as
$$ select k.id, k.name from team_key k
   where (select team_may('{answerer}', null)) and 'answerer' = any (k.duties) and k.scope is null
     and team_key_works(k.id, (select acting_now()))
   order by k.name, k.id $$;
revoke execute on function answering_colleagues() from public;
grant execute on function answering_colleagues() to vanonderop;
