-- Staff sign in with the account of their organisation (OpenID Connect). The operator says per tenant at which provider.
create table tenant_sign_in (
  tenant_id uuid primary key references tenant on delete cascade,
  issuer text not null check (issuer ~ '^https?://'),
  client_id text not null,
  -- encrypted (docs/security.md, "Encrypted fields")
  secret_sealed text not null,
  -- who types an address of one of these is sent to this provider
  email_domains text[] not null,
  -- what in an answer proves a second factor: values of the claims `amr` and `acr`; without any a passkey is asked for
  strong_amr text[] not null,
  strong_acr text[] not null,
  set_at timestamptz not null
);
alter table tenant_sign_in enable row level security;
create policy tenant_sign_in_operator on tenant_sign_in
  using ((select acting_task()) = 'operator') with check ((select acting_task()) = 'operator');
create policy tenant_sign_in_used on tenant_sign_in for select
  using ((select acting_task()) = 'openid' and tenant_id::text = (select acting_subject()));
grant select, insert, update, delete on tenant_sign_in to vanonderop;

-- Which organisations offer it: for the page on which a visitor chooses one.
create function sign_in_tenants() returns table (tenant_id uuid, name text, email_domains text[])
  language sql stable security definer set search_path = public, pg_temp as
$$ select t.id, t.name, s.email_domains from tenant_sign_in s join tenant t on t.id = s.tenant_id where t.ended_at is null $$;
revoke execute on function sign_in_tenants() from public;
grant execute on function sign_in_tenants() to vanonderop;

-- An attempt belongs to one tab of one browser: two at once are two attempts.
create table openid_attempt (
  id uuid primary key,
  tenant_id uuid not null references tenant on delete cascade,
  state_hash bytea not null unique,
  browser_hash bytea not null,
  -- the nonce and the code verifier (PKCE), encrypted
  checks_sealed text not null,
  -- as it was when the attempt began: an answer of another one does not count
  issuer text not null,
  own_device boolean not null,
  language text not null,
  next text not null,
  made_at timestamptz not null,
  ends_at timestamptz not null,
  used_at timestamptz
);
create index openid_attempt_browser on openid_attempt (browser_hash);
create index openid_attempt_ends on openid_attempt (ends_at);
create index openid_attempt_tenant on openid_attempt (tenant_id);
alter table openid_attempt enable row level security;
create policy openid_attempt_own on openid_attempt
  using (browser_hash = (select acting_token())) with check (browser_hash = (select acting_token()));
create policy openid_attempt_old on openid_attempt for delete
  using ((select acting_task()) = 'retention' and ends_at < (select acting_now()) - interval '1 day');
create policy openid_attempt_old_found on openid_attempt for select
  using ((select acting_task()) = 'retention' and ends_at < (select acting_now()) - interval '1 day');
grant select, insert, update, delete on openid_attempt to vanonderop;

-- Whom the provider means (its `sub`), as a keyed digest: bound to a member at their first sign-in, by a verified address.
create table tenant_subject (
  tenant_id uuid not null,
  account_id uuid not null,
  subject_digest bytea not null,
  bound_at timestamptz not null,
  primary key (tenant_id, account_id),
  foreign key (tenant_id, account_id) references tenant_member on delete cascade
);
create unique index tenant_subject_one on tenant_subject (tenant_id, subject_digest);
alter table tenant_subject enable row level security;
create policy tenant_subject_signing_in on tenant_subject for select
  using ((select acting_task()) = 'openid' and tenant_id::text = (select acting_subject()));
create policy tenant_subject_bound on tenant_subject for insert
  with check ((select acting_task()) = 'openid' and tenant_id::text = (select acting_subject()));
create policy tenant_subject_operator on tenant_subject for delete using ((select acting_task()) = 'operator');
create policy tenant_subject_operator_found on tenant_subject for select using ((select acting_task()) = 'operator');
grant select, insert, delete on tenant_subject to vanonderop;
create policy tenant_member_signing_in on tenant_member for select
  using ((select acting_task()) = 'openid' and tenant_id::text = (select acting_subject()));

-- Who leaves is bound to nothing any more; the organisation may give the address to somebody else.
create function tenant_member_unbound() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from tenant_subject where tenant_id = new.tenant_id and account_id = new.account_id;
  return null;
end $$;
create trigger tenant_member_unbound after update of ended_at on tenant_member
  for each row when (old.ended_at is null and new.ended_at is not null) execute function tenant_member_unbound();

-- At which organisation a session was opened, so that signing out can end it there too.
alter table account_session add column tenant_id uuid references tenant on delete set null;
create index account_session_tenant on account_session (tenant_id) where tenant_id is not null;
