-- Who keeps a listing invites others by e-mail. The link in the letter opens the invitation; only who signs in with that address
-- accepts it.
create table listing_invitation (
  id uuid primary key,
  listing_id uuid not null references listing on delete cascade,
  -- encrypted (docs/security.md, "Encrypted fields"), and the keyed digest by which accounts are found
  email_sealed text not null,
  email_digest bytea not null,
  link_hash bytea not null unique,
  role text not null check (role in ('owner', 'member')),
  -- null: who held the private link
  invited_by uuid references account on delete set null,
  made_at timestamptz not null,
  ends_at timestamptz not null,
  accepted_at timestamptz,
  withdrawn_at timestamptz
);
create unique index listing_invitation_open on listing_invitation (listing_id, email_digest)
  where accepted_at is null and withdrawn_at is null;
create index listing_invitation_ends on listing_invitation (ends_at);

-- The listing that the actor keeps: by its private link, or as its owner with an account.
create function acting_keeper() returns uuid
  language sql stable parallel safe security definer set search_path = public, pg_temp as
$$ select l.id from listing l where l.link_hash = acting_link() and (rls_claim('account') is null or exists (
     select from listing_member m where m.listing_id = l.id and m.account_id = acting_account() and m.role = 'owner'
       and m.ended_at is null)) $$;

alter table listing_invitation enable row level security;
create policy listing_invitation_kept on listing_invitation
  using (listing_id = (select acting_keeper())) with check (listing_id = (select acting_keeper()));
create policy listing_invitation_opened on listing_invitation for select using (link_hash = (select acting_link()));
create policy listing_invitation_old on listing_invitation for delete
  using ((select acting_task()) = 'retention' and ends_at < (select acting_now()) - interval '30 days');
create policy listing_invitation_old_found on listing_invitation for select
  using ((select acting_task()) = 'retention' and ends_at < (select acting_now()) - interval '30 days');
grant select, insert, update, delete on listing_invitation to vanonderop;

-- A member sees who else works there, and changes nothing of it; who keeps the listing does.
drop policy listing_member_listing on listing_member;
create policy listing_member_seen on listing_member for select using (listing_id = (select acting_listing()));
create policy listing_member_kept on listing_member
  using (listing_id = (select acting_keeper())) with check (listing_id = (select acting_keeper()));
-- A listing that was opened with an account is changed by its owners alone, whatever a route lets through.
create policy listing_changed_by_keeper on listing as restrictive for update
  using ((select rls_claim('account')) is null or id = (select acting_keeper()));
create policy listing_deleted_by_keeper on listing as restrictive for delete
  using ((select rls_claim('account')) is null or id = (select acting_keeper()));
-- Whoever is sent away loses what they opened; the owner of the tables does it, in the trigger below.
alter table owner_session no force row level security;
create function listing_member_left() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from owner_session where listing_id = new.listing_id and account_id = new.account_id;
  return null;
end $$;
create trigger listing_member_left after update of ended_at on listing_member
  for each row when (old.ended_at is null and new.ended_at is not null) execute function listing_member_left();

-- Who works for the listing of the actor: names, and for who keeps it the addresses, encrypted.
create function listing_people() returns table (
    account_id uuid, name text, email_sealed text, role text, added_at timestamptz)
  language sql stable security definer set search_path = public, pg_temp as
$$ select m.account_id, a.name, a.email_sealed, m.role, m.added_at
     from listing_member m join account a on a.id = m.account_id
    where m.listing_id = acting_keeper() and m.ended_at is null and a.ended_at is null $$;
revoke execute on function listing_people() from public;
grant execute on function listing_people() to vanonderop;

-- What an invitation is to whoever opens its link.
create function opened_invitation() returns table (
    id uuid, listing_id uuid, listing_name text, role text, state text, email_sealed text, mine boolean)
  language sql stable security definer set search_path = public, pg_temp as
$$ select i.id, i.listing_id, l.form->>'name', i.role,
       case when i.accepted_at is not null then 'accepted' when i.withdrawn_at is not null then 'withdrawn'
         when i.ends_at <= acting_now() then 'ended' else 'open' end,
       i.email_sealed,
       exists (select from account a where a.id = acting_account() and a.email_digest = i.email_digest)
     from listing_invitation i join listing l on l.id = i.listing_id where i.link_hash = acting_link() $$;
revoke execute on function opened_invitation() from public;
grant execute on function opened_invitation() to vanonderop;

-- Accepts the invitation of a link for the account that acts, whose address must be the one that was invited. Two at once: one
-- waits for the row, and then finds what the other did.
create function accept_invitation() returns text
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  i listing_invitation;
begin
  select * into i from listing_invitation where link_hash = acting_link() for update;
  if i.id is null then return 'not-found'; end if;
  if not exists (select from account a where a.id = acting_account() and a.email_digest = i.email_digest) then
    return 'not-yours';
  end if;
  if i.accepted_at is not null then
    return case when exists (select from listing_member m where m.listing_id = i.listing_id
      and m.account_id = acting_account() and m.ended_at is null) then 'done' else 'ended' end;
  end if;
  if i.withdrawn_at is not null or i.ends_at <= acting_now() then return 'ended'; end if;
  update listing_invitation set accepted_at = acting_now() where id = i.id;
  -- Who works there already gets the role of the invitation.
  update listing_member set role = i.role where listing_id = i.listing_id and account_id = acting_account() and ended_at is null;
  if not found then
    insert into listing_member (listing_id, account_id, role, added_at, ended_at)
      values (i.listing_id, acting_account(), i.role, acting_now(), null);
  end if;
  return 'done';
end $$;
revoke execute on function accept_invitation() from public;
grant execute on function accept_invitation() to vanonderop;
