-- Passkeys (WebAuthn): the public half of a key that never leaves somebody's device.
create table account_passkey (
  id text primary key,
  account_id uuid not null references account on delete cascade,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  made_at timestamptz not null,
  used_at timestamptz
);
create index account_passkey_account on account_passkey (account_id);
alter table account_passkey enable row level security;
create policy account_passkey_own on account_passkey
  using (account_id = (select acting_account())) with check (account_id = (select acting_account()));
-- Signing in begins with the name of the key alone.
create policy account_passkey_signing_in on account_passkey for select
  using ((select acting_task()) = 'sign-in' and id = (select acting_subject()));
create policy account_passkey_reset on account_passkey for delete using ((select acting_task()) = 'operator');
create policy account_passkey_reset_found on account_passkey for select using ((select acting_task()) = 'operator');
grant select, insert, update, delete on account_passkey to vanonderop;

-- Challenges of passkeys that were answered: an answer counts once. They are nobody's.
create table used_challenge (challenge_hash bytea primary key, used_at timestamptz not null);
alter table used_challenge enable row level security;
create policy used_challenge_added on used_challenge for insert with check (challenge_hash = (select acting_token()));
create policy used_challenge_old on used_challenge for delete
  using ((select acting_task()) = 'retention' and used_at < (select acting_now()) - interval '1 day');
create policy used_challenge_old_found on used_challenge for select
  using ((select acting_task()) = 'retention' and used_at < (select acting_now()) - interval '1 day');
grant select, insert, delete on used_challenge to vanonderop;

-- An account that ends keeps no passkey; `account_ended` of before does the rest.
create function account_passkeys_ended() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from account_passkey where account_id = new.id;
  return null;
end $$;
create trigger account_passkeys_ended after update of ended_at on account
  for each row when (old.ended_at is null and new.ended_at is not null) execute function account_passkeys_ended();
