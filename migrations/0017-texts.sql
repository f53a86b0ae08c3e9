-- What an owner tells of an initiative in other languages: by a person, or by a machine that somebody asked.
create sequence listing_text_number;
create table listing_text (
  listing_id uuid not null references listing on delete cascade,
  language text not null,
  name text not null check (name <> ''),
  summary text not null,
  description text,
  made_by text not null check (made_by in ('person', 'machine')),
  made_from jsonb not null,                -- {language, name, summary}: the owner's words when this was made
  version bigint not null default nextval('listing_text_number'),
  changed_at timestamptz not null,
  primary key (listing_id, language)
);
-- A machine was asked; what became of it. The row goes when the text is there.
create table listing_text_ask (
  listing_id uuid not null references listing on delete cascade,
  language text not null,
  number bigint not null default nextval('listing_text_number'),
  asked_at timestamptz not null,
  trouble text,                            -- null: under way
  primary key (listing_id, language)
);

-- What stands in the directory in other languages already belongs to whoever keeps it.
alter table listing no force row level security;
insert into listing_text (listing_id, language, name, summary, description, made_by, made_from, changed_at)
  select l.id, t.key, t.value->>'name', coalesce(t.value->>'summary', ''), t.value->>'description', 'person',
    jsonb_build_object('language', l.form->>'textLanguage', 'name', l.form->>'name', 'summary', l.form->>'summary'), l.changed_at
  from listing l
  join initiative i on (i.source = 'own' and i.source_id = l.id::text) or i.id = l.claims
  cross join lateral jsonb_each(i.texts) t
  where t.key <> l.form->>'textLanguage' and t.value->>'name' <> ''
    and t.key in ('nl', 'en', 'ar', 'ti', 'uk', 'tr', 'fa', 'fr', 'so', 'kmr', 'ckb', 'ps')
  on conflict do nothing;
alter table listing force row level security;

-- Whoever may read the listing reads its texts; only who holds the own link writes them.
alter table listing_text enable row level security;
alter table listing_text force row level security;
create policy listing_text_seen on listing_text for select using (exists (select from listing l where l.id = listing_id));
create policy listing_text_own on listing_text
  using (exists (select from listing l where l.id = listing_id and l.link_hash = (select acting_link())))
  with check (exists (select from listing l where l.id = listing_id and l.link_hash = (select acting_link())));
alter table listing_text_ask enable row level security;
alter table listing_text_ask force row level security;
create policy listing_text_ask_own on listing_text_ask
  using (exists (select from listing l where l.id = listing_id and l.link_hash = (select acting_link())))
  with check (exists (select from listing l where l.id = listing_id and l.link_hash = (select acting_link())));
grant select, insert, update, delete on listing_text, listing_text_ask to vanonderop;
grant usage on sequence listing_text_number to vanonderop;
