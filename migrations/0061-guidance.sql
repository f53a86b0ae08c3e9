-- A guide helps without owning: answers that somebody filled in beside the newcomer, ideas for a place, and a story that was begun
-- together.

-- Answers that somebody else filled in by a consent, with what stood there before, so that the person can take it back.
create table story_fill (
  person_id uuid not null,
  question text not null,
  -- the same as `answered_at` of the answer, as long as nobody changed it since
  filled_at timestamptz not null,
  consent_id uuid not null references consent on delete cascade,
  -- as the person saw them when they consented
  filled_by text not null,
  previous jsonb,
  previous_at timestamptz,
  primary key (person_id, question, filled_at),
  foreign key (person_id, question) references story_answer on delete cascade,
  check ((previous is null) = (previous_at is null))
);
create index story_fill_consent on story_fill (consent_id);
alter table story_fill enable row level security;
alter table story_fill force row level security;
create policy story_fill_own on story_fill using (person_id = (select acting_person())) with check (person_id = (select acting_person()));
create policy story_fill_made on story_fill for insert
  with check (exists (select from acting_consents() c where c.id = consent_id and c.person_id = story_fill.person_id
    and c.may_fill and question = any (c.questions)));
create policy story_fill_seen on story_fill for select using (consent_id in (select c.id from acting_consents() c));
create policy story_fill_old on story_fill for delete
  using ((select acting_task()) = 'retention' and filled_at < now() - interval '1 year');
create policy story_fill_old_found on story_fill for select
  using ((select acting_task()) = 'retention' and filled_at < now() - interval '1 year');
grant select, insert, delete on story_fill to vanonderop;

-- Written here, so that no part of the application can fill in an answer without the mark. What the person answers themselves
-- ends the marks of that question; what they take back leaves earlier ones.
create function story_answer_marked() returns trigger language plpgsql as $$
begin
  if new.person_id = acting_person() then
    delete from story_fill f where f.person_id = new.person_id and f.question = new.question
      and (f.filled_at > new.answered_at or not exists (select from story_fill g where g.person_id = new.person_id
        and g.question = new.question and g.filled_at = new.answered_at));
    return null;
  end if;
  insert into story_fill (person_id, question, filled_at, consent_id, filled_by, previous, previous_at)
    select new.person_id, new.question, new.answered_at, c.id, c.recipient_name,
      case when tg_op = 'UPDATE' then old.answer end, case when tg_op = 'UPDATE' then old.answered_at end
    from acting_consents() c where c.person_id = new.person_id and c.may_fill and new.question = any (c.questions)
    order by c.decided_at desc, c.id limit 1
    on conflict do nothing;
  return null;
end $$;
create trigger story_answer_marked after insert or update on story_answer for each row execute function story_answer_marked();

-- A place that a guide thinks of for somebody. It is the newcomer's: the guide sees it as long as a consent is in force.
create table idea (
  id uuid primary key,
  person_id uuid not null references person on delete cascade,
  account_id uuid not null references account on delete cascade,
  guide_name text not null,
  initiative_id uuid not null references initiative on delete cascade,
  reason text not null,
  -- encrypted: words of the guide to this person
  words_sealed text,
  given_at timestamptz not null,
  unique (person_id, account_id, initiative_id)
);
create index idea_account on idea (account_id);
create index idea_initiative on idea (initiative_id);
alter table idea enable row level security;
create policy idea_own on idea using (person_id = (select acting_person())) with check (person_id = (select acting_person()));
create policy idea_given on idea for insert
  with check (account_id = (select acting_guide()) and person_id in (select c.person_id from acting_consents() c where c.account_id is not null));
create policy idea_seen on idea for select
  using (account_id = (select acting_guide()) and person_id in (select c.person_id from acting_consents() c where c.account_id is not null));
create policy idea_taken_back on idea for delete
  using (account_id = (select acting_guide()) and person_id in (select c.person_id from acting_consents() c where c.account_id is not null));
create policy idea_old on idea for delete using ((select acting_task()) = 'retention' and given_at < now() - interval '1 year');
create policy idea_old_found on idea for select using ((select acting_task()) = 'retention' and given_at < now() - interval '1 year');
grant select, insert, delete on idea to vanonderop;

-- What the newcomer does with an idea. The guide sees it only when the newcomer wants that.
create table idea_answer (
  idea_id uuid primary key references idea on delete cascade,
  person_id uuid not null references person on delete cascade,
  answer text not null check (answer in ('seen', 'asked', 'no')),
  told boolean not null,
  answered_at timestamptz not null
);
alter table idea_answer enable row level security;
alter table idea_answer force row level security;
create policy idea_answer_own on idea_answer
  using (person_id = (select acting_person()))
  with check (person_id = (select acting_person()) and idea_id in (select i.id from idea i where i.person_id = (select acting_person())));
create policy idea_answer_told on idea_answer for select using (told and idea_id in (select i.id from idea i));
grant select, insert, update, delete on idea_answer to vanonderop;

-- What a guide sees of requests whose answer comes through them: where, which state, and dates.
create function guided_requests() returns table (
  consent_id uuid, initiative_id uuid, state text, asked_at timestamptz, promised_on date, state_at timestamptz, offered_until timestamptz)
  language sql stable security definer set search_path = public, pg_temp as
$$ select c.id, r.initiative_id, r.state, r.asked_at, r.promised_on, r.state_at, r.offered_until
   from acting_consents() c join placement_request r on r.person_id = c.person_id
   where c.account_id is not null and c.purpose = 'guidance' and r.reach = 'guide' and r.state not in ('new', 'withdrawn')
   order by r.asked_at desc, r.id $$;
revoke execute on function guided_requests() from public;
grant execute on function guided_requests() to vanonderop;

-- A story that was begun on the device of a guide. It says nothing of which guide: nothing stays with them, and nothing of them here.
create table together_story (
  person_id uuid primary key references person on delete cascade,
  begun_at timestamptz not null,
  -- when the newcomer took the card
  taken_at timestamptz
);
alter table together_story enable row level security;
alter table together_story force row level security;
create policy together_story_own on together_story using (person_id = (select acting_person())) with check (person_id = (select acting_person()));
create policy together_story_left on together_story for select
  using ((select acting_task()) = 'retention' and taken_at is null and begun_at < now() - interval '30 days');
grant select, insert, update on together_story to vanonderop;
-- Nobody has the card of a story that was left behind: it goes after thirty days, unless somebody opened it again.
create policy person_left on person for delete using ((select acting_task()) = 'retention'
  and exists (select from together_story s where s.person_id = person.id and person.seen_at < s.begun_at + interval '1 hour'));
create policy person_left_found on person for select using ((select acting_task()) = 'retention'
  and exists (select from together_story s where s.person_id = person.id and person.seen_at < s.begun_at + interval '1 hour'));
