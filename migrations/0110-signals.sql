-- What stands in the way of newcomers, as volunteers, teachers and guides see it: an obstacle out of a fixed list and about how many
-- people. No newcomer is named or linked. Who says it is known, so that one sender counts once; nobody but the sender reads that.
create table signal (
  id uuid primary key,
  -- the initiative for which somebody says it, and the account of whoever has one
  listing_id uuid references listing on delete cascade,
  account_id uuid references account on delete cascade,
  sender_role text not null check (sender_role in ('volunteer', 'teacher', 'guide')),
  -- CBS code
  municipality text not null check (municipality ~ '^GM[0-9]{4}$'),
  obstacle text not null,
  people int not null check (people between 1 and 30),
  theme text check (theme in ('knm', 'map', 'z-hours')),
  words_sealed text,
  -- what this sender said before in the same month, to undo a change
  people_before int,
  theme_before text,
  words_before_sealed text,
  -- the first day of the month in which it counts
  month date not null check (extract(day from month) = 1),
  sent_at timestamptz not null,
  check (num_nonnulls(listing_id, account_id) > 0)
);
-- Of one sender the same obstacle in one municipality counts once a month: who says it again replaces it.
create unique index signal_once on signal (coalesce(account_id, listing_id), obstacle, municipality, month);
create index signal_month_of on signal (month);

-- The month of the clock by which the transaction acts.
create function acting_month() returns date language sql stable parallel safe as
$$ select date_trunc('month', acting_now() at time zone 'Europe/Amsterdam')::date $$;

alter table signal enable row level security;
create policy signal_own_found on signal for select
  using (account_id = (select acting_account()) or (account_id is null and listing_id = (select acting_listing())));
create policy signal_own_deleted on signal for delete
  using (account_id = (select acting_account()) or (account_id is null and listing_id = (select acting_listing())));
-- Only this month: a month that is over is counted once, and never again.
create policy signal_sent on signal for insert
  with check (month = (select acting_month())
    and (account_id is null or account_id = (select acting_account()))
    and (listing_id is null or listing_id = (select acting_listing()))
    and (listing_id is not null or (select acting_guide()) is not null));
create policy signal_changed on signal for update
  using (month = (select acting_month())
    and (account_id = (select acting_account()) or (account_id is null and listing_id = (select acting_listing()))))
  with check (month = (select acting_month())
    and (account_id is null or account_id = (select acting_account()))
    and (listing_id is null or listing_id = (select acting_listing())));
create policy signal_counted on signal for select
  using ((select acting_task()) = 'signals' and month < (select acting_month()));
create policy signal_old on signal for delete
  using ((select acting_task()) = 'retention' and month < (select acting_month()) - interval '13 months');
create policy signal_old_found on signal for select
  using ((select acting_task()) = 'retention' and month < (select acting_month()) - interval '13 months');
grant select, insert, update, delete on signal to vanonderop;

-- What is published of a month that is over: a cell of at least ten people out of at least three senders, rounded down to tens. It
-- is written once: what never changes cannot be compared with what it was.
create table signal_figure (
  municipality text not null,
  obstacle text not null,
  month date not null,
  people int not null check (people >= 10 and people % 10 = 0),
  primary key (municipality, obstacle, month)
);
create index signal_figure_month on signal_figure (month);
alter table signal_figure enable row level security;
create policy signal_figure_public on signal_figure for select using (true);
create policy signal_figure_counted on signal_figure for insert with check ((select acting_task()) = 'signals');
grant select, insert on signal_figure to vanonderop;

-- Which months were counted.
create table signal_month (month date primary key, counted_at timestamptz not null);
alter table signal_month enable row level security;
create policy signal_month_public on signal_month for select using (true);
create policy signal_month_counted on signal_month for insert with check ((select acting_task()) = 'signals');
grant select, insert on signal_month to vanonderop;

-- A question to a municipality: this stands in the way, what do you do about it? Opened when a figure is published, or by its own
-- staff, with the day on which the answer is promised. That day never changes, so that being late stays visible.
create table signal_question (
  id uuid primary key,
  tenant_id uuid not null references tenant on delete cascade,
  municipality text not null check (municipality ~ '^GM[0-9]{4}$'),
  obstacle text not null,
  opened_by text not null check (opened_by in ('count', 'staff')),
  opened_at timestamptz not null,
  promised_on date not null,
  -- who answers, in words that may be public: a team, an alderman
  owner_name text not null default '' check (length(owner_name) <= 80),
  answered_at timestamptz,
  version int not null default 1
);
create unique index signal_question_open on signal_question (municipality, obstacle) where answered_at is null;
create index signal_question_tenant on signal_question (tenant_id);

-- Answers, the newest counts; those before it can still be read.
create table signal_answer (
  id uuid primary key,
  question_id uuid not null references signal_question on delete cascade,
  kind text not null check (kind in ('done', 'will-do', 'no', 'not-ours')),
  words text not null check (words <> ''),
  language text not null,
  -- by when it is done, of what will be done
  done_by date,
  answered_at timestamptz not null,
  check ((kind = 'will-do') = (done_by is not null))
);
create index signal_answer_question on signal_answer (question_id);

create function acting_municipalities() returns text[]
  language sql stable parallel safe security definer set search_path = public, pg_temp as
$$ select municipalities from tenant where id = acting_tenant() $$;

alter table signal_question enable row level security;
create policy signal_question_public on signal_question for select using (true);
create policy signal_question_counted on signal_question for insert
  with check ((select acting_task()) = 'signals' and opened_by = 'count');
create policy signal_question_asked on signal_question for insert
  with check (opened_by = 'staff' and (tenant_id = (select acting_policy()) or tenant_id = (select acting_lead()))
    and municipality = any((select acting_municipalities())::text[]));
create policy signal_question_kept on signal_question for update
  using (tenant_id = (select acting_policy())) with check (tenant_id = (select acting_policy()));
grant select, insert on signal_question to vanonderop;
grant update (owner_name, answered_at, version) on signal_question to vanonderop;

alter table signal_answer enable row level security;
create policy signal_answer_public on signal_answer for select using (true);
create policy signal_answer_given on signal_answer for insert
  with check (exists (select from signal_question q where q.id = question_id and q.tenant_id = (select acting_policy())));
grant select, insert on signal_answer to vanonderop;

-- For the task that counts: which municipality is answered for by which tenant, and to whom a reminder goes.
create function signal_tenants() returns table (tenant_id uuid, municipality text)
  language sql stable security definer set search_path = public, pg_temp as
$$ select distinct on (m.code) t.id, m.code from tenant t, unnest(t.municipalities) m(code)
    where t.ended_at is null and acting_task() = 'signals' order by m.code, t.made_at, t.id $$;
create function policy_staff(tenant uuid) returns table (account_id uuid, email_sealed text)
  language sql stable security definer set search_path = public, pg_temp as
$$ select m.account_id, a.email_sealed from tenant_member m join account a on a.id = m.account_id
    where m.tenant_id = tenant and m.ended_at is null and 'policy' = any(m.roles) and a.email_sealed is not null
      and acting_task() = 'signals' $$;
-- What senders wrote beside a signal, for who makes policy at its municipality: only where a figure was published, without sender
-- and without day, in no order.
create function signal_words() returns table (id uuid, municipality text, obstacle text, month date, theme text, words_sealed text)
  language sql stable security definer set search_path = public, pg_temp as
$$ select s.id, s.municipality, s.obstacle, s.month, s.theme, s.words_sealed
     from signal s join signal_figure f on (f.municipality, f.obstacle, f.month) = (s.municipality, s.obstacle, s.month)
    where s.words_sealed is not null and acting_policy() is not null and s.municipality = any(acting_municipalities())
    order by s.id $$;
revoke execute on function acting_municipalities(), signal_tenants(), policy_staff(uuid), signal_words() from public;
grant execute on function acting_municipalities(), signal_tenants(), policy_staff(uuid), signal_words() to vanonderop;
