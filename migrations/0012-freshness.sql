-- "Still right?": asked of an owner by mail, answered with one tap, once.
create table fresh_question (
  id uuid primary key,
  listing_id uuid not null references listing on delete cascade,
  link_hash bytea not null unique,
  asked_at timestamptz not null,
  ends_at timestamptz not null,
  answered_at timestamptz
);
create index fresh_question_of on fresh_question (listing_id, asked_at);
alter table listing add column may_ask boolean not null default true;

alter table fresh_question enable row level security;
alter table fresh_question force row level security;
create policy fresh_question_asked on fresh_question using (link_hash = (select acting_link()))
  with check (link_hash = (select acting_link()));
-- Whoever holds a question that is still open may act for its listing.
create policy listing_asked on listing using (exists (select from fresh_question q
  where q.listing_id = listing.id and q.link_hash = (select acting_link()) and q.answered_at is null));
grant select, insert, update, delete on fresh_question to vanonderop;

-- Public, with an owner who may be asked, not confirmed and not asked for a while.
create function listings_to_ask(confirmed_before timestamptz, asked_before timestamptz)
  returns table (id uuid, language text, name text, owner_email text)
  language sql stable security definer set search_path = public as
$$ select l.id, l.language, l.form->>'name', l.owner_email from listing l
     join initiative i on i.source = 'own' and i.source_id = l.id::text
   where l.state = 'public' and l.may_ask and l.owner_email is not null and i.confirmed_at < confirmed_before
     and not exists (select from fresh_question q where q.listing_id = l.id and q.asked_at > asked_before) $$;
revoke execute on function listings_to_ask(timestamptz, timestamptz) from public;
grant execute on function listings_to_ask(timestamptz, timestamptz) to vanonderop;
