-- A municipality, or a body that works for several of them. Behind its wall its staff keep the files of newcomers: no member of
-- one tenant sees a row of another.
create table tenant (
  id uuid primary key,
  name text not null check (name <> ''),
  kind text not null check (kind in ('municipality', 'regional-body')),
  -- for which municipalities it works: their codes of the CBS, such as GM0503
  municipalities text[] not null
    check (array_to_string(municipalities, ',') ~ '^GM[0-9]{4}(,GM[0-9]{4})*$' and (kind = 'regional-body' or cardinality(municipalities) = 1)),
  made_at timestamptz not null,
  -- from then on its staff open nothing there
  ended_at timestamptz
);
create unique index tenant_name on tenant (lower(name)) where ended_at is null;

-- Its staff. A guide (klantmanager) keeps files, a lead also divides the work and says who is staff, policy sees counts without
-- people.
create table tenant_member (
  tenant_id uuid not null references tenant on delete cascade,
  account_id uuid not null references account on delete cascade,
  roles text[] not null check (cardinality(roles) > 0 and roles <@ array['guide', 'lead', 'policy']),
  added_at timestamptz not null,
  ended_at timestamptz,
  primary key (tenant_id, account_id)
);
-- Nobody works behind two walls at once.
create unique index tenant_member_now on tenant_member (account_id) where ended_at is null;

-- The tenant for which the account that acts works, as long as neither the account, the membership nor the tenant has ended.
create function acting_tenant() returns uuid
  language sql stable parallel safe security definer set search_path = public, pg_temp as
$$ select m.tenant_id from tenant_member m join tenant t on t.id = m.tenant_id
    where m.account_id = acting_account() and m.ended_at is null and t.ended_at is null $$;
create function acting_caseworker() returns uuid
  language sql stable parallel safe security definer set search_path = public, pg_temp as
$$ select m.tenant_id from tenant_member m join tenant t on t.id = m.tenant_id
    where m.account_id = acting_account() and m.ended_at is null and t.ended_at is null and m.roles && array['guide', 'lead'] $$;
create function acting_lead() returns uuid
  language sql stable parallel safe security definer set search_path = public, pg_temp as
$$ select m.tenant_id from tenant_member m join tenant t on t.id = m.tenant_id
    where m.account_id = acting_account() and m.ended_at is null and t.ended_at is null and 'lead' = any(m.roles) $$;
create function acting_policy() returns uuid
  language sql stable parallel safe security definer set search_path = public, pg_temp as
$$ select m.tenant_id from tenant_member m join tenant t on t.id = m.tenant_id
    where m.account_id = acting_account() and m.ended_at is null and t.ended_at is null and 'policy' = any(m.roles) $$;

alter table tenant enable row level security;
create policy tenant_own on tenant for select using (id = (select acting_tenant()));
create policy tenant_operator on tenant
  using ((select acting_task()) in ('operator', 'demonstration')) with check ((select acting_task()) in ('operator', 'demonstration'));
grant select, insert, update on tenant to vanonderop;

alter table tenant_member enable row level security;
create policy tenant_member_own on tenant_member for select using (account_id = (select acting_account()));
create policy tenant_member_colleagues on tenant_member for select using (tenant_id = (select acting_caseworker()));
create policy tenant_member_led on tenant_member
  using (tenant_id = (select acting_lead())) with check (tenant_id = (select acting_lead()));
create policy tenant_member_operator on tenant_member
  using ((select acting_task()) in ('operator', 'demonstration')) with check ((select acting_task()) in ('operator', 'demonstration'));
grant select, insert, update on tenant_member to vanonderop;

-- Who works with the files of newcomers at a municipality also guides those who open something to them, so such a member is a guide of
-- the tenant. Who leaves it, or has no such role any more, guides nobody on its behalf: a newcomer opened something to a guide of
-- that municipality, not to whatever that person does next, so these consents end as given back.
create function tenant_member_guides() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.ended_at is null and new.roles && array['guide', 'lead'] then
    update account set guide_of = (select name from tenant where id = new.tenant_id) where id = new.account_id;
  else
    update account set guide_of = null where id = new.account_id;
    update consent set ended_at = acting_now(), ended_by = 'recipient'
     where account_id = new.account_id and decision = 'given' and ended_at is null;
  end if;
  return null;
end $$;
create trigger tenant_member_guides after insert or update on tenant_member
  for each row execute function tenant_member_guides();

-- The end of a tenant ends its memberships, and the end of an account its membership.
create function tenant_ended() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update tenant_member set ended_at = new.ended_at where tenant_id = new.id and ended_at is null;
  return null;
end $$;
create trigger tenant_ended after update of ended_at on tenant
  for each row when (old.ended_at is null and new.ended_at is not null) execute function tenant_ended();
create function account_member_ended() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update tenant_member set ended_at = new.ended_at where account_id = new.id and ended_at is null;
  return null;
end $$;
create trigger account_member_ended after update of ended_at on account
  for each row when (old.ended_at is null and new.ended_at is not null) execute function account_member_ended();

-- The staff of the tenant for which a guide or lead works, also who left: whose name stands at what was done. The sealed address is
-- for the lead alone.
create function tenant_staff() returns table (
    account_id uuid, name text, email_sealed text, roles text[], added_at timestamptz, ended_at timestamptz)
  language sql stable security definer set search_path = public, pg_temp as
$$ select m.account_id, a.name, case when m.tenant_id = acting_lead() then a.email_sealed end, m.roles, m.added_at, m.ended_at
     from tenant_member m join account a on a.id = m.account_id
    where m.tenant_id = acting_caseworker() $$;
revoke execute on function tenant_staff() from public;
grant execute on function tenant_staff() to vanonderop;
