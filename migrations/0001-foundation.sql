-- The roles: whoever migrates owns everything; the server comes in through a role that owns nothing.
do $$ begin
  if not exists (select from pg_roles where rolname = 'vanonderop') then
    create role vanonderop nologin noinherit;
  end if;
exception when duplicate_object or unique_violation then null;
end $$;
grant usage on schema public to vanonderop;

-- Who acts, said anew at the start of every transaction; empty means nobody.
create function acting_person() returns uuid language sql stable parallel safe as
$$ select nullif(current_setting('app.person', true), '')::uuid $$;

-- Who did what. Only ever added to.
create table audit (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  actor text not null,
  action text not null,
  subject text,
  outcome text not null,
  trace text
);
grant insert on audit to vanonderop;

-- Who looked at whose things, and why. The person it is about can read it.
create table access_log (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  person_id uuid not null,
  actor text not null,
  purpose text not null,
  page text not null
);
create index access_log_of_person on access_log (person_id, at desc);
alter table access_log enable row level security;
alter table access_log force row level security;
create policy access_log_read on access_log for select using (person_id = (select acting_person()));
create policy access_log_delete on access_log for delete using (person_id = (select acting_person()));
create policy access_log_old on access_log for delete using (at < now() - interval '1 year');
create policy access_log_old_found on access_log for select using (at < now() - interval '1 year');
create policy access_log_write on access_log for insert with check (true);
grant select, insert, delete on access_log to vanonderop;

-- How often somebody tried, so that guessing a code takes longer than a life.
create table attempt (
  bucket text not null,
  slot timestamptz not null,
  tries int not null default 1,
  primary key (bucket, slot)
);
grant select, insert, update, delete on attempt to vanonderop;

-- Work for later: mail, tidying up. Claimed with skip locked, tried again with back-off, kept visible when it fails.
create table job (
  id bigint generated always as identity primary key,
  kind text not null,
  body jsonb not null default '{}',
  once_key text unique,
  due_at timestamptz not null default now(),
  tries int not null default 0,
  failed_at timestamptz,
  failure text
);
create index job_due on job (due_at) where failed_at is null;
grant select, insert, update, delete on job to vanonderop;

create table mail_outbox (
  id uuid primary key default gen_random_uuid(),
  recipient text not null,
  subject text not null,
  body text not null,
  language text not null,
  once_key text unique,
  queued_at timestamptz not null default now(),
  sent_at timestamptz,
  failed_at timestamptz,
  failure text
);
grant select, insert, update, delete on mail_outbox to vanonderop;
grant usage on all sequences in schema public to vanonderop;
