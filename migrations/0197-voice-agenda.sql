-- A panel of newcomers, who say about each proposal whether it must be asked. One round, counted once.
create table voice_panel (
  id uuid primary key,
  tenant_id uuid not null references tenant on delete cascade,
  municipality text not null check (municipality ~ '^GM[0-9]{4}$'),
  name text not null check (name <> '' and length(name) <= 80),
  -- how many links were made
  seats int not null check (seats between 5 and 40),
  made_at timestamptz not null,
  closes_at timestamptz not null,
  counted_at timestamptz,
  -- fewer than five people answered, so nothing was counted
  too_few boolean not null default false
);
create index voice_panel_tenant on voice_panel (tenant_id);
-- The links of a panel. Nothing is written here when somebody uses theirs.
create table voice_panel_seat (
  link_hash bytea primary key check (octet_length(link_hash) = 32),
  panel_id uuid not null references voice_panel on delete cascade
);
create index voice_panel_seat_panel on voice_panel_seat (panel_id);

-- What somebody proposes to ask: a newcomer, a volunteer, a table of a meeting, counted signals, a member of a panel.
create table voice_proposal (
  id uuid primary key,
  tenant_id uuid not null references tenant on delete cascade,
  municipality text not null check (municipality ~ '^GM[0-9]{4}$'),
  source text not null check (source in ('newcomer', 'volunteer', 'table', 'signal', 'panel')),
  -- the outcome of a table, or the obstacle of signals; whoever else proposed is nowhere
  source_ref text check (length(source_ref) <= 80),
  -- the language in which it was said
  language text not null,
  proposed_on date not null,
  -- hash of the private link by which they see what came of it
  link_hash bytea unique check (octet_length(link_hash) = 32),
  -- the proposal that says the same
  merged_into uuid references voice_proposal on delete set null,
  panel_id uuid references voice_panel on delete set null,
  panel_says text check (panel_says in ('ask', 'not-now', 'undecided')),
  municipality_says text check (municipality_says in ('yes', 'no')),
  -- why not, for everybody
  reason text not null default '' check (length(reason) <= 600),
  became text check (became in ('statement', 'bottleneck')),
  became_id uuid,
  decided_on date,
  version int not null default 1,
  check (merged_into is null or merged_into <> id),
  check (municipality_says is distinct from 'no' or reason <> ''),
  check ((municipality_says is null) = (decided_on is null))
);
create index voice_proposal_tenant on voice_proposal (tenant_id);
create index voice_proposal_panel on voice_proposal (panel_id);
create index voice_proposal_merged on voice_proposal (merged_into);
-- The words of a proposal, per language; those of its own language are as they were said.
create table voice_proposal_text (
  proposal_id uuid not null references voice_proposal on delete cascade,
  language text not null,
  words text not null check (words <> '' and length(words) <= 280),
  primary key (proposal_id, language)
);
-- What members of a panel say. `voter` is a keyed hash of a link of which the database knows another hash. Rows carry no time.
create table voice_panel_answer (
  panel_id uuid not null references voice_panel on delete cascade,
  voter bytea not null check (octet_length(voter) = 32),
  proposal_id uuid not null references voice_proposal on delete cascade,
  answer text not null check (answer in ('ask', 'not-now', 'pass')),
  primary key (panel_id, voter, proposal_id)
);

-- The panel that the private link of whoever acts belongs to.
create function acting_voice_panel() returns uuid
  language sql stable parallel safe security definer set search_path = public, pg_temp as
$$ select panel_id from voice_panel_seat where link_hash = acting_link() $$;
-- Which municipality a place of proposals belongs to: the tenant that works for it, and nothing more of that.
create function voice_tenant_for(place text) returns uuid
  language sql stable security definer set search_path = public, pg_temp as
$$ select id from tenant where place = any(municipalities) and ended_at is null order by cardinality(municipalities), id limit 1 $$;
create function voice_municipalities() returns setof text
  language sql stable security definer set search_path = public, pg_temp as
$$ select distinct unnest(municipalities) from tenant where ended_at is null $$;
-- Whether whoever acts may read a proposal, for the policies of its words.
create function voice_proposal_is_seen(proposal uuid) returns boolean
  language sql stable parallel safe security definer set search_path = public, pg_temp as
$$ select exists (select from voice_proposal p where p.id = proposal
    and (p.municipality_says is not null or p.tenant_id = acting_policy() or p.link_hash = acting_link()
      or (p.panel_id is not null and p.panel_id = acting_voice_panel()))) $$;
revoke execute on function acting_voice_panel(), voice_tenant_for(text), voice_municipalities(), voice_proposal_is_seen(uuid) from public;
grant execute on function acting_voice_panel(), voice_tenant_for(text), voice_municipalities(), voice_proposal_is_seen(uuid) to vanonderop;

alter table voice_panel enable row level security;
alter table voice_panel_seat enable row level security;
alter table voice_proposal enable row level security;
alter table voice_proposal_text enable row level security;
alter table voice_panel_answer enable row level security;
create policy voice_panel_staff on voice_panel using (tenant_id = (select acting_policy()))
  with check (tenant_id = (select acting_policy()) and municipality = any((select acting_municipalities())::text[]));
create policy voice_panel_member on voice_panel for select using (id = (select acting_voice_panel()));
create policy voice_panel_task on voice_panel using ((select acting_task()) = 'voice') with check ((select acting_task()) = 'voice');
-- Staff add links and never see which are there.
create policy voice_panel_seat_added on voice_panel_seat for insert
  with check (exists (select from voice_panel p where p.id = panel_id and p.tenant_id = (select acting_policy())));
create policy voice_proposal_decided on voice_proposal for select using (municipality_says is not null);
create policy voice_proposal_own on voice_proposal for select using (link_hash = (select acting_link()));
create policy voice_proposal_panel on voice_proposal for select using (panel_id = (select acting_voice_panel()));
create policy voice_proposal_staff on voice_proposal using (tenant_id = (select acting_policy()))
  with check (tenant_id = (select acting_policy()));
create policy voice_proposal_task on voice_proposal using ((select acting_task()) = 'voice') with check ((select acting_task()) = 'voice');
create policy voice_proposal_text_seen on voice_proposal_text for select using (voice_proposal_is_seen(proposal_id));
create policy voice_proposal_text_staff on voice_proposal_text
  using (exists (select from voice_proposal p where p.id = proposal_id and p.tenant_id = (select acting_policy())))
  with check (exists (select from voice_proposal p where p.id = proposal_id and p.tenant_id = (select acting_policy())));
create policy voice_proposal_text_task on voice_proposal_text
  using ((select acting_task()) = 'voice') with check ((select acting_task()) = 'voice');
-- No member of staff reads what somebody said, not even through the server: only the task counts.
create policy voice_panel_answer_task on voice_panel_answer
  using ((select acting_task()) = 'voice') with check ((select acting_task()) = 'voice');
-- Old: a proposal that was put in another one, or that nobody did anything with, after two years.
create policy voice_proposal_old on voice_proposal for select using ((select acting_task()) = 'retention');
create policy voice_proposal_forgotten on voice_proposal for delete using ((select acting_task()) = 'retention'
  and municipality_says is null and proposed_on < ((select acting_now()) - interval '2 years')::date);
grant select, insert, update on voice_panel to vanonderop;
grant insert on voice_panel_seat to vanonderop;
grant select, insert, update, delete on voice_proposal, voice_proposal_text, voice_panel_answer to vanonderop;
