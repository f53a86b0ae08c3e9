-- A card of paper for the owner of a listing: five words that lead to the own page. Here lies only their slow hash, under a
-- secret outside the database; the words themselves are made from that secret, so that the card can be printed again.
create table listing_card (
  listing_id uuid primary key references listing on delete cascade,
  code_hash bytea not null unique,
  -- words that another card has already are passed over
  turn int not null,
  made_at timestamptz not null
);
alter table listing_card enable row level security;
alter table listing_card force row level security;
create policy listing_card_own on listing_card
  using (exists (select from listing l where l.id = listing_id and l.link_hash = (select acting_link())))
  with check (exists (select from listing l where l.id = listing_id and l.link_hash = (select acting_link())));
create policy listing_card_held on listing_card for select
  using (code_hash = decode(nullif(current_setting('app.code_hash', true), ''), 'hex'));
grant select, insert on listing_card to vanonderop;

-- An owner may say that it rests for a while: nobody sees it, and one tap brings it back.
alter table listing drop constraint listing_state_check;
alter table listing add constraint listing_state_check
  check (state in ('draft', 'waiting', 'public', 'paused', 'stopped'));

-- Whoever lost the link is written to at the address that the owner gave; the answer goes nowhere else.
create index listing_owner on listing (lower(owner_email)) where owner_email is not null;
create function listings_of(address text) returns table (id uuid, language text, name text, owner_email text)
  language sql stable security definer set search_path = public as
$$ select l.id, l.language, l.form->>'name', l.owner_email from listing l
   where lower(l.owner_email) = lower(address) order by l.made_at desc limit 10 $$;
revoke execute on function listings_of(text) from public;
grant execute on function listings_of(text) to vanonderop;
