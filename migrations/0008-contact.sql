-- A question and its conversation. Read by whoever holds its link, and by members of the team whose duty is answering.
create table contact_question (
  id uuid primary key,
  link_hash bytea not null unique,
  category text not null,
  language text not null,
  name text,
  email text,
  state text not null default 'open' check (state in ('open', 'waiting', 'answered', 'closed', 'quarantine')),
  why text,
  received_at timestamptz not null,
  promised_at timestamptz not null,
  -- Since when we wait for the asker: that time does not count.
  paused_at timestamptz,
  answered_at timestamptz,
  last_at timestamptz not null,
  assigned_to uuid,
  assigned_name text,
  possibly_of uuid references contact_question on delete set null,
  merged_into uuid references contact_question on delete cascade,
  version int not null default 1
);
create index contact_question_open on contact_question (state, promised_at);
create table contact_message (
  id uuid primary key,
  question_id uuid not null references contact_question on delete cascade,
  at timestamptz not null,
  side text not null check (side in ('asker', 'team', 'note', 'automatic')),
  author text,
  words text not null,
  original text,
  message_id text unique,
  delivery text check (delivery in ('sent', 'bounced'))
);
create index contact_message_of on contact_message (question_id, at);

-- Mail that came in acts for nobody: the house says that it is the post.
create function acting_post() returns boolean language sql stable parallel safe as
$$ select coalesce(current_setting('app.post', true), '') = 'in' $$;

alter table contact_question enable row level security;
alter table contact_question force row level security;
create policy contact_question_own on contact_question using (link_hash = (select acting_link()))
  with check (link_hash = (select acting_link()));
create policy contact_question_team on contact_question using ((select team_may('{answerer}', null)))
  with check ((select team_may('{answerer}', null)));
create policy contact_question_post on contact_question using ((select acting_post())) with check ((select acting_post()));
alter table contact_message enable row level security;
alter table contact_message force row level security;
-- Notes are of the team among themselves.
create policy contact_message_own on contact_message
  using (side <> 'note' and exists (select from contact_question q where q.id = question_id and q.link_hash = (select acting_link())))
  with check (side = 'asker' and exists (select from contact_question q where q.id = question_id and q.link_hash = (select acting_link())));
create policy contact_message_team on contact_message using ((select team_may('{answerer}', null)))
  with check ((select team_may('{answerer}', null)));
create policy contact_message_post on contact_message using ((select acting_post())) with check ((select acting_post()));
grant select, insert, update, delete on contact_question, contact_message to vanonderop;
