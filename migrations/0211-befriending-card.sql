-- A card that is being filled in or changed, until it is sent: so that a phone which is put away, or the button back, loses nothing.
-- Nobody but the person reads it.
create table befriending_draft (
  id uuid primary key,
  person_id uuid not null references person on delete cascade,
  listing_id uuid not null references befriending_pool on delete cascade,
  -- the answers so far, as `src/features/befriending/card/draft.ts` says
  content_sealed text not null,
  changed_at timestamptz not null,
  unique (person_id, listing_id)
);

alter table befriending_draft enable row level security;
create policy befriending_draft_own on befriending_draft
  using (person_id = (select acting_person())) with check (person_id = (select acting_person()));
create policy befriending_draft_old on befriending_draft for delete
  using ((select acting_task()) = 'retention' and changed_at < (select acting_now()) - interval '60 days');
create policy befriending_draft_old_found on befriending_draft for select
  using ((select acting_task()) = 'retention' and changed_at < (select acting_now()) - interval '60 days');
grant select, insert, update, delete on befriending_draft to vanonderop;

-- The page of an initiative says whether one can meet people there: it is kept in memory until the directory changes.
create function befriending_pool_shown() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update directory_revision set revision = revision + 1;
  return null;
end $$;
create trigger befriending_pool_shown after insert or delete or update of open on befriending_pool
  for each statement execute function befriending_pool_shown();
