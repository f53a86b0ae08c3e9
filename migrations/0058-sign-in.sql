-- Signing in by e-mail: an attempt belongs to the browser that asked for it, and to the letter that went out. Opening the letter uses
-- nothing up: the browser that asked confirms with one tap, every other one types the code of the letter.
create table sign_in (
  id uuid primary key,
  email_digest bytea not null,
  -- the address, encrypted: only where this attempt may make an account, because somebody was invited
  email_sealed text,
  -- null: the command line made it
  browser_hash bytea unique,
  link_hash bytea not null unique,
  -- null: who has the link needs no code, for it never was in a letter
  code_digest bytea,
  -- only for the demonstration: counts as a passkey
  strong boolean not null default false,
  -- the page to go on to
  next text not null,
  made_at timestamptz not null,
  ends_at timestamptz not null,
  used_at timestamptz
);
create index sign_in_ends on sign_in (ends_at);
alter table sign_in enable row level security;
create policy sign_in_asked on sign_in for insert
  with check ((acting_task() = 'sign-in' and encode(email_digest, 'hex') = acting_subject() and not strong)
    or acting_task() in ('operator', 'demonstration'));
create policy sign_in_opened on sign_in for select
  using (browser_hash = (select acting_token()) or link_hash = (select acting_token()));
create policy sign_in_used on sign_in for update
  using (browser_hash = (select acting_token()) or link_hash = (select acting_token()))
  with check (browser_hash = (select acting_token()) or link_hash = (select acting_token()));
create policy sign_in_old on sign_in for delete
  using ((select acting_task()) = 'retention' and ends_at < (select acting_now()) - interval '1 day');
create policy sign_in_old_found on sign_in for select
  using ((select acting_task()) = 'retention' and ends_at < (select acting_now()) - interval '1 day');
grant select, insert, update, delete on sign_in to vanonderop;

-- An account that ends keeps nothing of who had it, and works for no initiative any more; its address may sign in anew.
alter table account alter column email_sealed drop not null;
create function account_ended() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update listing_member set ended_at = new.ended_at where account_id = new.id and ended_at is null;
  delete from account_session where account_id = new.id;
  return null;
end $$;
create trigger account_ended after update of ended_at on account
  for each row when (old.ended_at is null and new.ended_at is not null) execute function account_ended();
-- The trigger is the owner's, so the owner is not forced under the policies of the sessions.
alter table account_session no force row level security;
-- The empty row stays as long as somebody may want to show what was agreed with whom, which is two years.
create policy account_old on account for delete
  using ((select acting_task()) = 'retention' and ended_at < (select acting_now()) - interval '25 months');
create policy account_old_found on account for select
  using ((select acting_task()) = 'retention' and ended_at < (select acting_now()) - interval '25 months');
-- The operator ends sessions with an account.
create policy account_session_operator on account_session for delete using ((select acting_task()) = 'operator');
create policy account_session_operator_found on account_session for select using ((select acting_task()) = 'operator');

-- What an account opened on a device closes with its session there.
alter table owner_session add column account_session bytea references account_session on delete cascade;
create index owner_session_account_session on owner_session (account_session) where account_session is not null;

-- The listings for which whoever acts works, or worked until a while ago.
create function listings_of_account() returns table (
    listing_id uuid, name text, role text, added_at timestamptz, ended_at timestamptz, public boolean)
  language sql stable security definer set search_path = public, pg_temp as
$$ select l.id, l.form->>'name', m.role, m.added_at, m.ended_at, l.state = 'public'
     from listing_member m join listing l on l.id = m.listing_id
    where m.account_id = acting_account() and (m.ended_at is null or m.ended_at > acting_now() - interval '30 days') $$;
revoke execute on function listings_of_account() from public;
grant execute on function listings_of_account() to vanonderop;
