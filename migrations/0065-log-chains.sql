-- The logs of who did and who read what are only added to, and whoever changes them afterwards is found: each line holds the
-- hash of itself with the hash of the line before it, and an anchor holds the ends of each such chain (decision record 0048).
-- A person has a chain of their own, which goes with the person. The logs of everybody have eight chains a month, of which a
-- line takes one that no other transaction is adding to: nobody waits for somebody else's commit.
create table log_chain (
  log text not null check (log in ('access_log', 'audit', 'team_look')),
  chain text not null,
  person_id uuid references person on delete cascade,
  -- the last line that retention deleted: where the chain begins now
  first_seq bigint not null default 0,
  first_hash bytea not null default '',
  last_seq bigint not null default 0,
  last_hash bytea not null default '',
  primary key (log, chain)
);
create index log_chain_person on log_chain (person_id);
alter table log_chain enable row level security;

alter table access_log add column chain text not null default '', add column seq bigint not null default 0, add column hash bytea not null default '';
alter table audit add column chain text not null default '', add column seq bigint not null default 0, add column hash bytea not null default '';
alter table team_look add column chain text not null default '', add column seq bigint not null default 0, add column hash bytea not null default '';
alter table team_look no force row level security;

-- The hash of a line with everything that it says, also what later columns say; UTC, so that no setting changes it.
create function log_line_hash(before bytea, line jsonb) returns bytea language sql immutable as
$$ select sha256(before || convert_to(jsonb_strip_nulls(line - 'hash')::text, 'UTF8')) $$;

create function chain_log_line() returns trigger
  language plpgsql security definer set search_path = public, pg_temp set timezone = 'UTC' as $$
declare
  anchor log_chain;
  month text;
begin
  if tg_table_name = 'access_log' then
    insert into log_chain (log, chain, person_id) values ('access_log', new.person_id, new.person_id) on conflict do nothing;
    select * into anchor from log_chain where log = 'access_log' and chain = new.person_id::text for update;
  else
    month := to_char(new.at, 'YYYY-MM');
    loop
      select * into anchor from log_chain where log = tg_table_name and chain between month || '.0' and month || '.7'
        order by random() limit 1 for update skip locked;
      exit when found;
      insert into log_chain (log, chain) select tg_table_name, month || '.' || n from generate_series(0, 7) n on conflict do nothing;
      -- More transactions than chains: this one waits for one of them.
      select * into anchor from log_chain where log = tg_table_name and chain = month || '.' || floor(random() * 8)::int for update;
      exit when found;
    end loop;
  end if;
  new.chain := anchor.chain;
  new.seq := anchor.last_seq + 1;
  new.hash := log_line_hash(anchor.last_hash, to_jsonb(new));
  update log_chain set last_seq = new.seq, last_hash = new.hash where log = anchor.log and chain = anchor.chain;
  return new;
end $$;

-- Nothing is changed. Deleted is only what retention moved the anchor past, and what goes with its person.
create function keep_log_line() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'DELETE' and (pg_trigger_depth() > 1
    or exists (select from log_chain c where c.log = tg_table_name and c.chain = old.chain and old.seq <= c.first_seq)) then
    return old;
  end if;
  raise exception 'the log % is only added to', tg_table_name using errcode = 'restrict_violation';
end $$;

-- What was written before this migration is chained in its order.
do $$
declare
  of_log text;
  line record;
  anchor log_chain;
begin
  set local timezone = 'UTC';
  foreach of_log in array array['access_log', 'audit', 'team_look'] loop
    for line in execute format('select id, %s as chain, %s as person_id from %I order by id',
        case when of_log = 'access_log' then 'person_id::text' else 'to_char(at, ''YYYY-MM'') || ''.0''' end,
        case when of_log = 'access_log' then 'person_id' else 'null::uuid' end, of_log) loop
      insert into log_chain (log, chain, person_id) values (of_log, line.chain, line.person_id) on conflict do nothing;
      select * into anchor from log_chain c where c.log = of_log and c.chain = line.chain;
      execute format('update %1$I l set chain = $1, seq = $2, hash = log_line_hash($3, to_jsonb(l) || jsonb_build_object(''chain'', $1, ''seq'', $2))
        where id = $4 returning hash', of_log) into anchor.last_hash using line.chain, anchor.last_seq + 1, anchor.last_hash, line.id;
      update log_chain c set last_seq = anchor.last_seq + 1, last_hash = anchor.last_hash where c.log = of_log and c.chain = line.chain;
    end loop;
    execute format('create trigger chain_log_line before insert on %I for each row execute function chain_log_line()', of_log);
    execute format('create trigger keep_log_line before update or delete on %I for each row execute function keep_log_line()', of_log);
    execute format('create trigger keep_log before truncate on %I for each statement execute function keep_log_line()', of_log);
    execute format('create unique index %1$I on %2$I (chain, seq)', of_log || '_chain', of_log);
  end loop;
end $$;

-- Retention: the lines at the beginning of each chain that are older than this. Functions of the owner alone.
create function forget_log_lines(of_log text, before timestamptz) returns int
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  old record;
  deleted int := 0;
  changed int;
begin
  perform only_task('retention');
  for old in execute format('select c.chain, max(l.seq) as seq from log_chain c join %1$I l on l.chain = c.chain
      where c.log = $1 and l.at < $2 and not exists (select from %1$I k where k.chain = l.chain and k.seq < l.seq and k.at >= $2)
      group by c.chain order by c.chain', of_log) using of_log, before loop
    execute format('update log_chain c set first_seq = l.seq, first_hash = l.hash from %I l
      where c.log = $1 and c.chain = $2 and l.chain = $2 and l.seq = $3', of_log) using of_log, old.chain, old.seq;
    execute format('delete from %I where chain = $1 and seq <= $2', of_log) using old.chain, old.seq;
    get diagnostics changed = row_count;
    deleted := deleted + changed;
  end loop;
  return deleted;
end $$;
create or replace function forget_audit() returns int language sql security definer set search_path = public, pg_temp as
$$ select forget_log_lines('audit', least(acting_now(), now()) - interval '2 years') $$;
create function forget_access_log() returns int language sql security definer set search_path = public, pg_temp as
$$ select forget_log_lines('access_log', now() - interval '1 year') + forget_log_lines('team_look', now() - interval '1 year') $$;

drop policy access_log_delete on access_log;
drop policy access_log_old on access_log;
drop policy access_log_old_found on access_log;
drop policy team_look_old on team_look;
drop policy team_look_old_found on team_look;
revoke delete on access_log, team_look from vanonderop;
revoke insert on access_log, team_look from vanonderop;
grant insert (at, person_id, actor, purpose, page) on access_log to vanonderop;
grant insert (at, team_key_id, name, about, purpose, page) on team_look to vanonderop;

-- Lines of several people are added in one order, so that two readers of the same people wait for each other and no more.
create or replace function log_consent_reads(moment timestamptz, by_consents uuid[], for_purpose text, of_page text) returns void
  language sql security definer set search_path = public, pg_temp as
$$ insert into access_log (at, person_id, actor, purpose, page)
   select moment, c.person_id, 'consent:' || c.id, for_purpose, of_page from acting_consents() c
   where c.id = any (by_consents) and not exists (
     select from access_log l where l.person_id = c.person_id and l.actor = 'consent:' || c.id
       and l.purpose = for_purpose and l.page = of_page and l.at > moment - interval '1 hour')
   order by c.person_id $$;

-- Verification, for `npm run verify-logs`: the ends of the chains, and the first line of a chain that is not as it was written.
create function log_chains() returns table (log text, chain text, first_seq bigint, last_seq bigint, last_hash bytea)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  perform only_task('logs');
  return query select c.log, c.chain, c.first_seq, c.last_seq, c.last_hash from log_chain c
    union all select 'access_log', l.chain, 0, 0, ''::bytea from access_log l
      where not exists (select from log_chain c where c.log = 'access_log' and c.chain = l.chain) group by l.chain
    union all select 'audit', l.chain, 0, 0, ''::bytea from audit l
      where not exists (select from log_chain c where c.log = 'audit' and c.chain = l.chain) group by l.chain
    union all select 'team_look', l.chain, 0, 0, ''::bytea from team_look l
      where not exists (select from log_chain c where c.log = 'team_look' and c.chain = l.chain) group by l.chain
    order by 1, 2;
end $$;
create function log_chain_fault(of_log text, of_chain text) returns table (seq bigint, id bigint, fault text)
  language plpgsql stable security definer set search_path = public, pg_temp set timezone = 'UTC' as $$
declare anchor log_chain;
begin
  perform only_task('logs');
  if of_log not in ('access_log', 'audit', 'team_look') then raise exception 'there is no log %', of_log; end if;
  select * into anchor from log_chain c where c.log = of_log and c.chain = of_chain;
  if not found then
    return query execute format('select min(l.seq), min(l.id), ''no anchor'' from %I l where l.chain = $1', of_log) using of_chain;
    return;
  end if;
  return query execute format('select f.seq, f.id, f.fault from (
      select l.seq, l.id, case
        when l.seq <> coalesce(lag(l.seq) over o, $2) + 1 then ''missing before''
        when l.hash <> log_line_hash(coalesce(lag(l.hash) over o, $3), to_jsonb(l)) then ''changed''
      end as fault from %I l where l.chain = $1 window o as (order by l.seq)) f
    where f.fault is not null order by f.seq limit 1', of_log) using of_chain, anchor.first_seq, anchor.first_hash;
  if found then return; end if;
  return query execute format('select $2, null::bigint, ''missing at the end'' where ($2, $3) is distinct from
      (select (coalesce(max(l.seq), $4), coalesce((array_agg(l.hash order by l.seq desc))[1], $5)) from %I l where l.chain = $1)', of_log)
    using of_chain, anchor.last_seq, anchor.last_hash, anchor.first_seq, anchor.first_hash;
end $$;
-- The hash of one line, to compare with what somebody kept outside: null when retention deleted it, or the person is gone.
create function log_line_kept(of_log text, of_chain text, of_seq bigint) returns table (gone boolean, hash bytea)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
declare anchor log_chain;
begin
  perform only_task('logs');
  select * into anchor from log_chain c where c.log = of_log and c.chain = of_chain;
  if not found or of_seq < anchor.first_seq then
    return query select coalesce(of_log = 'access_log' or anchor.chain is not null, false), null::bytea;
  elsif of_seq = anchor.first_seq then
    return query select false, anchor.first_hash;
  else
    return query execute format('select false, (select l.hash from %I l where l.chain = $1 and l.seq = $2)', of_log) using of_chain, of_seq;
  end if;
end $$;

revoke execute on function chain_log_line(), keep_log_line(), forget_log_lines(text, timestamptz), forget_access_log(),
  log_chains(), log_chain_fault(text, text), log_line_kept(text, text, bigint) from public;
grant execute on function forget_access_log(), log_chains(), log_chain_fault(text, text), log_line_kept(text, text, bigint) to vanonderop;
