-- People who work for an initiative or guide newcomers sign in with their own e-mail address and a passkey. A newcomer has a
-- key card and no account.
create table account (
  id uuid primary key,
  -- encrypted (docs/security.md, "Encrypted fields"); found by a keyed digest
  email_sealed text not null,
  email_digest bytea not null unique,
  name text not null,
  -- the organisation for which this person guides newcomers; null: no guide
  guide_of text,
  made_at timestamptz not null,
  -- from then on the account opens nothing
  ended_at timestamptz
);
create table account_session (
  token_hash bytea primary key,
  account_id uuid not null references account on delete cascade,
  made_at timestamptz not null,
  seen_at timestamptz not null,
  ends_at timestamptz not null,
  own_device boolean not null,
  -- a passkey was used, not only the link in an e-mail
  strong boolean not null
);
create index account_session_account on account_session (account_id);
-- Who works for which listing. Somebody who leaves stays in the record, with the day.
create table listing_member (
  listing_id uuid not null references listing on delete cascade,
  account_id uuid not null references account on delete cascade,
  role text not null check (role in ('owner', 'member')),
  added_at timestamptz not null,
  ended_at timestamptz,
  primary key (listing_id, account_id, added_at)
);
create unique index listing_member_now on listing_member (listing_id, account_id) where ended_at is null;
create index listing_member_account on listing_member (account_id);
-- A device on which an account opened a listing, instead of the private link.
alter table owner_session add column account_id uuid references account on delete cascade;

-- The account that acts, as long as it has not ended.
create function acting_account() returns uuid
  language sql stable parallel safe security definer set search_path = public, pg_temp as
$$ select id from account where id = rls_claim('account')::uuid and ended_at is null $$;
create function acting_guide() returns uuid
  language sql stable parallel safe security definer set search_path = public, pg_temp as
$$ select id from account where id = rls_claim('account')::uuid and ended_at is null and guide_of is not null $$;
-- The listing whose requests and hours the actor handles: by its private link, and when an account opened it only as long as
-- that account works for it.
create function acting_listing() returns uuid
  language sql stable parallel safe security definer set search_path = public, pg_temp as
$$ select l.id from listing l where l.link_hash = acting_link() and (rls_claim('account') is null or exists (
     select from listing_member m where m.listing_id = l.id and m.account_id = acting_account() and m.ended_at is null)) $$;

alter table account enable row level security;
create policy account_own on account using (id = (select rls_claim('account')::uuid)) with check (id = (select rls_claim('account')::uuid));
create policy account_signing_in on account for select
  using ((select acting_task()) = 'sign-in' and encode(email_digest, 'hex') = (select acting_subject()));
create policy account_operator on account
  using ((select acting_task()) in ('operator', 'demonstration', 'sign-in') and ((select acting_task()) <> 'sign-in' or encode(email_digest, 'hex') = (select acting_subject())))
  with check ((select acting_task()) in ('operator', 'demonstration')
    or ((select acting_task()) = 'sign-in' and encode(email_digest, 'hex') = (select acting_subject())));
grant select, insert, update, delete on account to vanonderop;

alter table account_session enable row level security;
alter table account_session force row level security;
create policy account_session_own on account_session
  using (token_hash = (select acting_token()) or account_id = (select rls_claim('account')::uuid))
  with check (account_id = (select rls_claim('account')::uuid));
create policy account_session_over on account_session for delete
  using ((select acting_task()) = 'retention' and ends_at < (select acting_now()));
create policy account_session_over_found on account_session for select
  using ((select acting_task()) = 'retention' and ends_at < (select acting_now()));
grant select, insert, update, delete on account_session to vanonderop;

alter table listing_member enable row level security;
create policy listing_member_listing on listing_member
  using (listing_id = (select acting_listing())) with check (listing_id = (select acting_listing()));
create policy listing_member_self on listing_member for select using (account_id = (select rls_claim('account')::uuid));
create policy listing_member_leaves on listing_member for update
  using (account_id = (select rls_claim('account')::uuid)) with check (ended_at is not null);
create policy listing_member_demonstration on listing_member
  using ((select acting_task()) = 'demonstration') with check ((select acting_task()) = 'demonstration');
grant select, insert, update, delete on listing_member to vanonderop;
