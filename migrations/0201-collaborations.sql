-- How initiatives and municipalities work together in a new way, told by themselves. Who tells it is one of three: an initiative, a
-- municipality or regional body, or a meeting, in its plenary.
create table collaboration (
  id uuid primary key,
  listing_id uuid references listing on delete cascade,
  tenant_id uuid references tenant on delete cascade,
  edition_id uuid references edition on delete cascade,
  -- the organisation that tells it, as everybody reads it
  teller text not null check (teller <> '' and length(teller) <= 200),
  -- the page of the initiative, to which questions go
  initiative_id uuid,
  -- the language in which it is told; others are translations that nobody reviewed
  language text not null,
  themes text[] not null,
  -- what stands in the way of newcomers, and is answered by it: the same words as in `signal`
  obstacles text[] not null default '{}',
  -- a band of euros, or of inhabitants in thousands; null: not known
  cost text check (cost in ('none', 'to-1000', 'to-5000', 'to-25000', 'over-25000')),
  size text check (size in ('to-20', 'to-50', 'to-100', 'to-250', 'over-250')),
  -- CBS codes
  municipalities text[] not null default '{}',
  since_year int check (since_year between 1950 and 2100),
  -- [{"number": 40, "words": "…"}]: never fewer than ten
  figures jsonb not null default '[]' check (not jsonb_path_exists(figures, '$[*].number ? (@ < 10)')),
  state text not null check (state in ('draft', 'public', 'offline')),
  made_at timestamptz not null,
  changed_at timestamptz not null,
  published_at timestamptz,
  version int not null default 1,
  check (num_nonnulls(listing_id, tenant_id, edition_id) = 1),
  check (state <> 'public' or published_at is not null)
);
create index collaboration_listing on collaboration (listing_id);
create index collaboration_tenant on collaboration (tenant_id);
create index collaboration_edition on collaboration (edition_id);

create table collaboration_text (
  collaboration_id uuid not null references collaboration on delete cascade,
  language text not null,
  title text not null check (title <> ''),
  what text not null,
  for_whom text not null,
  result text not null,
  needed text not null,
  primary key (collaboration_id, language)
);

-- The address of who tells it: for letters about who wants it too, never public.
create table collaboration_contact (
  collaboration_id uuid primary key references collaboration on delete cascade,
  email_sealed text not null
);

-- With whom it is done. A name is public only after a yes, by the private link or in the own desk.
create table collaboration_partner (
  id uuid primary key,
  collaboration_id uuid not null references collaboration on delete cascade,
  name text not null check (name <> '' and length(name) <= 200),
  kind text not null check (kind in ('initiative', 'municipality', 'other')),
  initiative_id uuid,
  listing_id uuid references listing on delete cascade,
  tenant_id uuid references tenant on delete cascade,
  -- where it was asked; forgotten with the answer
  email_sealed text,
  link_hash bytea not null unique,
  asked_at timestamptz not null,
  answer text check (answer in ('yes', 'no', 'withdrawn')),
  answered_at timestamptz,
  check ((answer is null) = (answered_at is null)),
  check (answer is null or email_sealed is null)
);
create index collaboration_partner_of on collaboration_partner (collaboration_id);
create index collaboration_partner_listing on collaboration_partner (listing_id);
create index collaboration_partner_tenant on collaboration_partner (tenant_id);

-- "We do this too", or "we want this": one per organisation. Who wants it may ask to be introduced; then both say yes first.
create table collaboration_interest (
  id uuid primary key,
  collaboration_id uuid not null references collaboration on delete cascade,
  kind text not null check (kind in ('too', 'want')),
  listing_id uuid references listing on delete cascade,
  tenant_id uuid references tenant on delete cascade,
  name text not null check (name <> '' and length(name) <= 200),
  -- the organisation wants to be named in public
  named boolean not null,
  municipality text check (municipality ~ '^GM[0-9]{4}$'),
  -- for the introduction: the address of who wants it, given with the yes to being introduced
  email_sealed text,
  language text not null,
  made_at timestamptz not null,
  -- what who tells it said to the introduction
  introduction text check (introduction in ('yes', 'no')),
  introduced_at timestamptz,
  check (num_nonnulls(listing_id, tenant_id) = 1),
  check ((introduction is null) = (introduced_at is null))
);
create unique index collaboration_interest_once on collaboration_interest (collaboration_id, coalesce(listing_id, tenant_id));
create index collaboration_interest_listing on collaboration_interest (listing_id);
create index collaboration_interest_tenant on collaboration_interest (tenant_id);

-- In which province those who want it were invited to meet: once.
create table collaboration_meeting (
  collaboration_id uuid not null references collaboration on delete cascade,
  province text not null,
  invited_at timestamptz not null,
  primary key (collaboration_id, province)
);

-- Those that whoever acts tells, and those in which it is asked as a partner.
create function acting_collaborations() returns setof uuid
  language sql stable security definer set search_path = public, pg_temp as
$$ select id from collaboration
    where listing_id = acting_listing() or tenant_id = acting_policy()
      or (edition_id is not null and (team_everywhere('{organiser}') or edition_id = team_scope('{organiser}'))) $$;
create function acting_partnerships() returns setof uuid
  language sql stable security definer set search_path = public, pg_temp as
$$ select collaboration_id from collaboration_partner
    where link_hash = acting_link() or listing_id = acting_listing() or tenant_id = acting_policy() $$;
create function is_public_collaboration(wanted uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp as
$$ select exists (select from collaboration where id = wanted and state = 'public') $$;
-- For everybody: how many do it too or want it, with the names of those that want to be named.
create function collaboration_joined() returns table (collaboration_id uuid, kind text, name text, municipality text)
  language sql stable security definer set search_path = public, pg_temp as
$$ select i.collaboration_id, i.kind, case when i.named then i.name end, case when i.named then i.municipality end
     from collaboration_interest i join collaboration c on c.id = i.collaboration_id
    where c.state = 'public' order by i.id $$;
-- Of which tenant a municipality is, so that it is asked in its own desk.
create function collaboration_tenant(code text) returns uuid
  language sql stable security definer set search_path = public, pg_temp as
$$ select id from tenant where ended_at is null and code = any(municipalities)
     and (acting_listing() is not null or acting_policy() is not null or team_scope('{organiser}') is not null
       or team_everywhere('{organiser}') or acting_task() = 'demonstration')
    order by made_at, id limit 1 $$;
revoke execute on function acting_collaborations(), acting_partnerships(), is_public_collaboration(uuid), collaboration_joined(),
  collaboration_tenant(text) from public;
grant execute on function acting_collaborations(), acting_partnerships(), is_public_collaboration(uuid), collaboration_joined(),
  collaboration_tenant(text) to vanonderop;

alter table collaboration enable row level security;
create policy collaboration_public on collaboration for select using (state = 'public');
create policy collaboration_own on collaboration
  using (listing_id = (select acting_listing()) or tenant_id = (select acting_policy())
    or (edition_id is not null and ((select team_everywhere('{organiser}')) or edition_id = (select team_scope('{organiser}')))))
  with check (listing_id = (select acting_listing()) or tenant_id = (select acting_policy())
    or (edition_id is not null and ((select team_everywhere('{organiser}')) or edition_id = (select team_scope('{organiser}')))));
create policy collaboration_asked on collaboration for select using (id in (select acting_partnerships()));
create policy collaboration_task on collaboration for select using ((select acting_task()) = 'collaborations');
create policy collaboration_demonstration on collaboration
  using ((select acting_task()) = 'demonstration') with check ((select acting_task()) = 'demonstration');
create policy collaboration_old_found on collaboration for select
  using ((select acting_task()) = 'retention' and state <> 'public' and changed_at < acting_now() - interval '1 year');
create policy collaboration_old on collaboration for delete
  using ((select acting_task()) = 'retention' and state <> 'public' and changed_at < acting_now() - interval '1 year');
grant select, insert, update, delete on collaboration to vanonderop;

alter table collaboration_text enable row level security;
create policy collaboration_text_public on collaboration_text for select using (is_public_collaboration(collaboration_id));
create policy collaboration_text_own on collaboration_text
  using (collaboration_id in (select acting_collaborations())) with check (collaboration_id in (select acting_collaborations()));
create policy collaboration_text_asked on collaboration_text for select using (collaboration_id in (select acting_partnerships()));
create policy collaboration_text_task on collaboration_text for select using ((select acting_task()) = 'collaborations');
create policy collaboration_text_demonstration on collaboration_text
  using ((select acting_task()) = 'demonstration') with check ((select acting_task()) = 'demonstration');
grant select, insert, update, delete on collaboration_text to vanonderop;

alter table collaboration_contact enable row level security;
create policy collaboration_contact_own on collaboration_contact
  using (collaboration_id in (select acting_collaborations())) with check (collaboration_id in (select acting_collaborations()));
create policy collaboration_contact_task on collaboration_contact for select using ((select acting_task()) = 'collaborations');
create policy collaboration_contact_demonstration on collaboration_contact
  using ((select acting_task()) = 'demonstration') with check ((select acting_task()) = 'demonstration');
grant select, insert, update, delete on collaboration_contact to vanonderop;

alter table collaboration_partner enable row level security;
create policy collaboration_partner_public on collaboration_partner for select
  using (answer = 'yes' and is_public_collaboration(collaboration_id));
create policy collaboration_partner_asking on collaboration_partner for select
  using (collaboration_id in (select acting_collaborations()));
create policy collaboration_partner_asked on collaboration_partner for insert
  with check (collaboration_id in (select acting_collaborations()) and answer is null);
create policy collaboration_partner_taken_off on collaboration_partner for delete
  using (collaboration_id in (select acting_collaborations()));
create policy collaboration_partner_self on collaboration_partner for select
  using (link_hash = (select acting_link()) or listing_id = (select acting_listing()) or tenant_id = (select acting_policy()));
create policy collaboration_partner_answers on collaboration_partner for update
  using (link_hash = (select acting_link()) or listing_id = (select acting_listing()) or tenant_id = (select acting_policy()))
  with check (link_hash = (select acting_link()) or listing_id = (select acting_listing()) or tenant_id = (select acting_policy()));
create policy collaboration_partner_demonstration on collaboration_partner
  using ((select acting_task()) = 'demonstration') with check ((select acting_task()) = 'demonstration');
create policy collaboration_partner_old_found on collaboration_partner for select
  using ((select acting_task()) = 'retention' and answer is distinct from 'yes' and asked_at < acting_now() - interval '60 days');
create policy collaboration_partner_old on collaboration_partner for delete
  using ((select acting_task()) = 'retention' and answer is distinct from 'yes' and asked_at < acting_now() - interval '60 days');
grant select, insert, delete on collaboration_partner to vanonderop;
grant update (answer, answered_at, email_sealed) on collaboration_partner to vanonderop;

alter table collaboration_interest enable row level security;
create policy collaboration_interest_self on collaboration_interest
  using (listing_id = (select acting_listing()) or tenant_id = (select acting_policy()))
  with check (listing_id = (select acting_listing()) or tenant_id = (select acting_policy()));
create policy collaboration_interest_told on collaboration_interest for select
  using (collaboration_id in (select acting_collaborations()));
create policy collaboration_interest_introduced on collaboration_interest for update
  using (collaboration_id in (select acting_collaborations())) with check (collaboration_id in (select acting_collaborations()));
create policy collaboration_interest_task on collaboration_interest for select using ((select acting_task()) = 'collaborations');
create policy collaboration_interest_demonstration on collaboration_interest
  using ((select acting_task()) = 'demonstration') with check ((select acting_task()) = 'demonstration');
create policy collaboration_interest_old_found on collaboration_interest for select
  using ((select acting_task()) = 'retention' and made_at < acting_now() - interval '1 year');
create policy collaboration_interest_old on collaboration_interest for update
  using ((select acting_task()) = 'retention' and email_sealed is not null and made_at < acting_now() - interval '1 year')
  with check ((select acting_task()) = 'retention' and email_sealed is null);
grant select, insert, update, delete on collaboration_interest to vanonderop;

alter table collaboration_meeting enable row level security;
create policy collaboration_meeting_own on collaboration_meeting for select
  using (collaboration_id in (select acting_collaborations()));
create policy collaboration_meeting_task on collaboration_meeting
  using ((select acting_task()) = 'collaborations') with check ((select acting_task()) = 'collaborations');
grant select, insert on collaboration_meeting to vanonderop;
