-- A newcomer decides who reads which part of their story (AVG art. 4(11), 7). A consent is a record: who, for what, which parts, in
-- which wording, from when until when. Refusing is a record too; ending one sets its end and nothing else.

-- The wording that somebody saw, once for every consent that was asked in it.
create table consent_notice (
  hash bytea primary key,
  language text not null,
  wording text not null
);
alter table consent_notice enable row level security;
create policy consent_notice_seen on consent_notice for select using (true);
create policy consent_notice_added on consent_notice for insert with check (hash = sha256(convert_to(language || '|' || wording, 'UTF8')));
grant select, insert on consent_notice to vanonderop;

create table consent (
  id uuid primary key,
  person_id uuid not null references person on delete cascade,
  -- an initiative · a guide with an account · who has a link · the screen beside the person
  recipient_kind text not null check (recipient_kind in ('listing', 'guide', 'link', 'screen')),
  listing_id uuid references listing on delete cascade,
  account_id uuid references account on delete cascade,
  token_hash bytea,
  -- as the person saw it
  recipient_name text not null,
  -- how the person wants to be called there
  shown_name text,
  -- place: an initiative answers a request · guidance: a guide walks along · conversation: somebody beside me, now ·
  -- introduction: whom I send a link · hours: an initiative signs my hours
  purpose text not null check (purpose in ('place', 'guidance', 'conversation', 'introduction', 'hours')),
  -- the parts of the story as the person chose them, and the questions that these held then
  parts text[] not null,
  questions text[] not null,
  -- the recipient may also fill these in
  may_fill boolean not null,
  notice_hash bytea not null references consent_notice,
  language text not null,
  decision text not null check (decision in ('given', 'refused')),
  decided_at timestamptz not null,
  until timestamptz not null,
  ended_at timestamptz,
  ended_by text check (ended_by in ('person', 'replaced', 'recipient')),
  recipient text not null generated always as
    (recipient_kind || ':' || coalesce(listing_id::text, account_id::text, encode(token_hash, 'hex'))) stored,
  check (num_nonnulls(listing_id, account_id, token_hash) = 1),
  check ((ended_at is null) = (ended_by is null)),
  check (decision = 'given' or (ended_at is null and not may_fill))
);
create unique index consent_live on consent (person_id, recipient, purpose) where decision = 'given' and ended_at is null;
create index consent_listing on consent (listing_id) where listing_id is not null;
create index consent_account on consent (account_id) where account_id is not null;
create index consent_token on consent (token_hash) where token_hash is not null;

-- The consents in force of whoever acts as a recipient.
create function acting_consents() returns setof consent
  language sql stable security definer set search_path = public, pg_temp as
$$ select c.* from consent c
   where c.decision = 'given' and c.ended_at is null and c.until > acting_now()
     and (c.listing_id = acting_listing() or c.account_id = acting_guide()
       or c.token_hash = acting_token() or c.token_hash = acting_link()) $$;

alter table consent enable row level security;
create policy consent_own on consent using (person_id = (select acting_person())) with check (person_id = (select acting_person()));
create policy consent_held on consent for select using (id in (select c.id from acting_consents() c));
-- A recipient may give a consent back, and change nothing else (consent_ends_only).
create policy consent_given_back on consent for update using (id in (select c.id from acting_consents() c)) with check (ended_by = 'recipient');
create policy consent_old on consent for delete
  using ((select acting_task()) = 'retention' and coalesce(ended_at, until) < now() - interval '2 years');
create policy consent_old_found on consent for select
  using ((select acting_task()) = 'retention' and coalesce(ended_at, until) < now() - interval '2 years');
grant select, insert, update, delete on consent to vanonderop;

-- What was consented is never rewritten: a consent only ends, once. (`recipient` is generated after this trigger.)
create function consent_ends_only() returns trigger language plpgsql as $$
begin
  if old.ended_at is not null or new.ended_at is null
    or (to_jsonb(new) - '{ended_at,ended_by,recipient}'::text[]) <> (to_jsonb(old) - '{ended_at,ended_by,recipient}'::text[]) then
    raise exception 'a consent can only be ended' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger consent_ends_only before update on consent for each row execute function consent_ends_only();

create policy story_answer_shared on story_answer for select
  using (exists (select from acting_consents() c where c.person_id = story_answer.person_id and question = any (c.questions)));
create policy story_answer_filled on story_answer for insert
  with check (exists (select from acting_consents() c where c.person_id = story_answer.person_id and c.may_fill and question = any (c.questions)));
create policy story_answer_refilled on story_answer for update
  using (exists (select from acting_consents() c where c.person_id = story_answer.person_id and c.may_fill and question = any (c.questions)))
  with check (exists (select from acting_consents() c where c.person_id = story_answer.person_id and c.may_fill and question = any (c.questions)));
-- Whoever reads by a consent leaves a line that the person reads: one an hour for the same page.
alter table access_log no force row level security;
create function log_consent_reads(moment timestamptz, by_consents uuid[], for_purpose text, of_page text) returns void
  language sql security definer set search_path = public, pg_temp as
$$ insert into access_log (at, person_id, actor, purpose, page)
   select moment, c.person_id, 'consent:' || c.id, for_purpose, of_page from acting_consents() c
   where c.id = any (by_consents) and not exists (
     select from access_log l where l.person_id = c.person_id and l.actor = 'consent:' || c.id
       and l.purpose = for_purpose and l.page = of_page and l.at > moment - interval '1 hour') $$;
revoke execute on function log_consent_reads(timestamptz, uuid[], text, text), acting_consents() from public;
grant execute on function log_consent_reads(timestamptz, uuid[], text, text), acting_consents() to vanonderop;
