-- What two cards that meet write to each other, without an address of either (docs/decisions/0073-a-relay-that-passes-words-alone.md).

create table befriending_message (
  id uuid primary key,
  pair_id uuid not null references befriending_pair on delete cascade,
  person_id uuid not null references person on delete cascade,
  language text not null,
  -- empty: a photo without words
  words_sealed text not null,
  via text not null check (via in ('page', 'mail')),
  -- held: of an e-mail that could not be cleaned; it waits for who wrote it, and nobody else sees it
  state text not null check (state in ('sent', 'held')),
  held_because text check (held_because in ('details', 'quote', 'nothing')),
  -- so many files of an e-mail did not go along
  left_out int not null default 0,
  -- of the Message-ID: the same e-mail twice is kept once
  mail_hash bytea unique,
  sent_at timestamptz not null,
  check ((state = 'held') = (held_because is not null))
);
create index befriending_message_pair on befriending_message (pair_id, sent_at);
create index befriending_message_person on befriending_message (person_id);

-- Read from the camera's file and written anew: a picture and nothing else.
create table befriending_photo (
  id uuid primary key,
  message_id uuid not null references befriending_message on delete cascade,
  person_id uuid not null references person on delete cascade,
  content_sealed text not null,
  width int not null,
  height int not null
);
create index befriending_photo_message on befriending_photo (message_id);
create index befriending_photo_person on befriending_photo (person_id);

-- The same words in the language of who reads them, by the translation server of the operator.
create table befriending_translation (
  id uuid primary key,
  message_id uuid not null references befriending_message on delete cascade,
  language text not null,
  words_sealed text not null,
  unique (message_id, language)
);

-- How somebody can be reached, for the other side once both said it.
create table befriending_reach (
  id uuid primary key,
  pair_id uuid not null references befriending_pair on delete cascade,
  person_id uuid not null references person on delete cascade,
  reach_sealed text not null,
  shared_at timestamptz not null,
  unique (pair_id, person_id)
);
create index befriending_reach_person on befriending_reach (person_id);

-- The address to which somebody writes to the other side of a pair: its id stands in it, signed.
create table befriending_relay_address (
  id uuid primary key,
  pair_id uuid not null references befriending_pair on delete cascade,
  person_id uuid not null references person on delete cascade,
  made_at timestamptz not null,
  -- since when letters to them do not arrive; null: they do
  undelivered_at timestamptz,
  unique (pair_id, person_id)
);
create index befriending_relay_address_person on befriending_relay_address (person_id);

-- The pairs of the acting person that go on: only in those one reads and writes.
create function acting_befriending_threads() returns setof uuid
  language sql stable security definer set search_path = public, pg_temp as
$$ select p.id from befriending_pair p
   where p.state <> 'ended' and not befriending_cards_apart(p.newcomer_card, p.resident_card)
     and (p.newcomer_card in (select acting_befriending_cards()) or p.resident_card in (select acting_befriending_cards())) $$;

-- In which pairs the acting person said how to be reached.
create function acting_befriending_sharing() returns setof uuid
  language sql stable security definer set search_path = public, pg_temp as
$$ select pair_id from befriending_reach where person_id = acting_person() $$;

-- Whether somebody of both sides of a pair said how to be reached. For its people and the server.
create function befriending_both_share(of_pair uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp as
$$ select (acting_task() = 'befriending' or of_pair in (select acting_befriending_threads()))
     and coalesce((select count(distinct m.card_id) = 2 from befriending_reach r
       join befriending_pair p on p.id = r.pair_id
       join befriending_member m on m.person_id = r.person_id and m.state = 'in' and m.card_id in (p.newcomer_card, p.resident_card)
       where r.pair_id = of_pair), false) $$;

-- Whether a pair goes on, for the server, which writes letters of it.
create function befriending_thread_is_open(of_pair uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp as
$$ select acting_task() = 'befriending' and exists (select from befriending_pair p
     where p.id = of_pair and p.state <> 'ended' and not befriending_cards_apart(p.newcomer_card, p.resident_card)) $$;

-- What pairs leave six months after they ended.
create function befriending_old_threads() returns setof uuid
  language sql stable security definer set search_path = public, pg_temp as
$$ select id from befriending_pair where acting_task() = 'retention' and ended_at < now() - interval '6 months' $$;

-- How to be reached was for this pair: it goes with it, whoever ended it.
create function befriending_thread_closes() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from befriending_reach where pair_id = new.id;
  return null;
end $$;
create trigger befriending_thread_closes after update of state on befriending_pair
  for each row when (new.state = 'ended' and old.state <> 'ended') execute function befriending_thread_closes();

-- Whether e-mail to somebody of its pool arrives: for the organisation, without an address.
create function befriending_undelivered() returns table (card_id uuid, person_id uuid, since timestamptz)
  language sql stable security definer set search_path = public, pg_temp as
$$ select m.card_id, m.person_id, min(a.undelivered_at) from befriending_relay_address a
   join befriending_pair p on p.id = a.pair_id and p.state <> 'ended'
   join befriending_member m on m.person_id = a.person_id and m.state = 'in' and m.card_id in (p.newcomer_card, p.resident_card)
   where a.undelivered_at is not null and m.listing_id = acting_listing() group by m.card_id, m.person_id $$;

revoke execute on function acting_befriending_threads(), acting_befriending_sharing(), befriending_both_share(uuid),
  befriending_thread_is_open(uuid), befriending_old_threads(), befriending_thread_closes(), befriending_undelivered() from public;
grant execute on function acting_befriending_threads(), acting_befriending_sharing(), befriending_both_share(uuid),
  befriending_thread_is_open(uuid), befriending_old_threads(), befriending_undelivered() to vanonderop;

alter table befriending_message enable row level security;
-- What one wrote oneself stays one's own, also when the conversation is over.
create policy befriending_message_own on befriending_message for select using (person_id = (select acting_person()));
create policy befriending_message_thread on befriending_message for select
  using (state = 'sent' and pair_id in (select acting_befriending_threads()));
create policy befriending_message_written on befriending_message for insert
  with check (person_id = (select acting_person()) and state = 'sent' and via = 'page'
    and pair_id in (select acting_befriending_threads()));
create policy befriending_message_thrown_away on befriending_message for delete
  using (person_id = (select acting_person()) and state = 'held');
create policy befriending_message_task on befriending_message for select using ((select acting_task()) = 'befriending');
create policy befriending_message_by_mail on befriending_message for insert
  with check ((select acting_task()) = 'befriending' and via = 'mail' and befriending_thread_is_open(pair_id));
create policy befriending_message_old on befriending_message for delete
  using ((select acting_task()) = 'retention' and pair_id in (select befriending_old_threads()));
create policy befriending_message_old_found on befriending_message for select
  using ((select acting_task()) = 'retention' and pair_id in (select befriending_old_threads()));
grant select, insert, delete on befriending_message to vanonderop;

alter table befriending_photo enable row level security;
create policy befriending_photo_own on befriending_photo for select using (person_id = (select acting_person()));
create policy befriending_photo_thread on befriending_photo for select
  using (exists (select from befriending_message m where m.id = message_id and m.state = 'sent'
    and m.pair_id in (select acting_befriending_threads())));
create policy befriending_photo_added on befriending_photo for insert
  with check (person_id = (select acting_person()) and exists (select from befriending_message m
    where m.id = message_id and m.person_id = (select acting_person())));
create policy befriending_photo_task on befriending_photo for insert with check ((select acting_task()) = 'befriending');
create policy befriending_photo_task_seen on befriending_photo for select using ((select acting_task()) = 'befriending');
grant select, insert on befriending_photo to vanonderop;

alter table befriending_translation enable row level security;
create policy befriending_translation_thread on befriending_translation for select
  using (exists (select from befriending_message m where m.id = message_id));
create policy befriending_translation_task on befriending_translation for insert
  with check ((select acting_task()) = 'befriending');
grant select, insert on befriending_translation to vanonderop;

alter table befriending_reach enable row level security;
create policy befriending_reach_own on befriending_reach
  using (person_id = (select acting_person()))
  with check (person_id = (select acting_person()) and pair_id in (select acting_befriending_threads()));
create policy befriending_reach_both on befriending_reach for select
  using (pair_id in (select acting_befriending_threads()) and pair_id in (select acting_befriending_sharing()));
grant select, insert, update, delete on befriending_reach to vanonderop;

alter table befriending_relay_address enable row level security;
create policy befriending_relay_address_own on befriending_relay_address for select using (person_id = (select acting_person()));
create policy befriending_relay_address_task on befriending_relay_address
  using ((select acting_task()) = 'befriending') with check ((select acting_task()) = 'befriending');
grant select, insert, update on befriending_relay_address to vanonderop;
