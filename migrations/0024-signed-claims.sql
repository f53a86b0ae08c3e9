-- Who acts in a transaction was a setting that any SQL of the server's role could make. From here on it is one JSON text
-- in `app.claims` with its HMAC-SHA-256 in `app.claims_signature`, by a key that the server's role cannot read:
-- docs/security.md says what this stops, and what each claim opens.

create table claim_key (
  only_row boolean primary key default true check (only_row),
  -- The key of HMAC, padded to 64 bytes and combined with its two constants (RFC 2104): SQL then needs only sha256().
  inner_block bytea not null check (length(inner_block) = 64),
  outer_block bytea not null check (length(outer_block) = 64)
);
-- Definer functions read their tables as their owner, who may be no superuser. Where one does, row-level security is no longer
-- forced on the owner (`no force`); the server's role, which owns nothing, stays under it.
alter table claim_key enable row level security;
revoke all on claim_key from public;

-- Is this the signature, in hexadecimal, of this text? For functions that belong to the owner alone.
create function is_signed(content text, signature text) returns boolean
  language plpgsql stable parallel safe security definer set search_path = pg_catalog, public, pg_temp as $$
declare key public.claim_key;
begin
  select * into key from public.claim_key;
  return found and content is not null and signature is not null
    and encode(sha256(key.outer_block || sha256(key.inner_block || convert_to(content, 'UTF8'))), 'hex') = signature;
end $$;
-- To try signatures is to guess 256 bits; nobody needs to.
revoke execute on function is_signed(text, text) from public;

-- One claim of whoever acts; null when there is none, or when the claims were not signed by the server.
create function rls_claim(name text) returns text
  language plpgsql stable parallel safe security definer set search_path = pg_catalog, public, pg_temp as $$
declare claims text := current_setting('app.claims', true);
begin
  if claims is null or claims = '' then return null; end if;
  if not public.is_signed(claims, current_setting('app.claims_signature', true)) then return null; end if;
  return claims::json ->> name;
end $$;

create or replace function acting_person() returns uuid language sql stable parallel safe as
$$ select rls_claim('person')::uuid $$;
create or replace function acting_team() returns uuid language sql stable parallel safe as
$$ select rls_claim('team')::uuid $$;
create or replace function acting_link() returns bytea language sql stable parallel safe as
$$ select decode(rls_claim('link'), 'hex') $$;
-- The hash of the words on a card, and of the token of a session or a team link.
create function acting_card() returns bytea language sql stable parallel safe as
$$ select decode(rls_claim('card'), 'hex') $$;
create function acting_token() returns bytea language sql stable parallel safe as
$$ select decode(rls_claim('token'), 'hex') $$;
-- The background task that acts, and what it works on.
create function acting_task() returns text language sql stable parallel safe as
$$ select rls_claim('task') $$;
create function acting_subject() returns text language sql stable parallel safe as
$$ select rls_claim('subject') $$;
-- The moment at which the application made the claims, by its own clock.
create function acting_now() returns timestamptz language sql stable parallel safe as
$$ select coalesce(rls_claim('now')::timestamptz, now()) $$;
create or replace function acting_seating() returns uuid language sql stable parallel safe as
$$ select case when acting_task() = 'seating' then acting_subject()::uuid end $$;
create or replace function acting_post() returns boolean language sql stable parallel safe as
$$ select coalesce(acting_task(), '') = 'inbound-mail' $$;

-- For definer functions: only this task may go on.
create function only_task(variadic tasks text[]) returns void language plpgsql stable as $$
begin
  if not coalesce(acting_task() = any (tasks), false) then
    raise exception 'only % may do this', array_to_string(tasks, ' or ') using errcode = 'insufficient_privilege';
  end if;
end $$;

-- A link of the team counts until it ends, by the clock that came with the claims.
create or replace function team_may(any_duty text[], here uuid[]) returns boolean
  language sql stable parallel safe security definer set search_path = public, pg_temp as
$$ select exists (
     select from team_key
     where id = acting_team() and ended_at is null and ends_at > acting_now()
       and (any_duty is null or duties && any_duty)
       and (scope is null or scope = any (here))) $$;
-- The same question in a form that does not depend on the row, so that a policy asks it once for a whole statement:
-- (select team_everywhere('{organiser}')) or edition_id = (select team_scope('{organiser}')).
create function team_everywhere(any_duty text[]) returns boolean
  language sql stable parallel safe security definer set search_path = public, pg_temp as
$$ select team_may(any_duty, null) $$;
create function team_scope(any_duty text[]) returns uuid
  language sql stable parallel safe security definer set search_path = public, pg_temp as
$$ select scope from team_key
   where id = acting_team() and ended_at is null and ends_at > acting_now()
     and (any_duty is null or duties && any_duty) $$;

-- People, their cards and sessions --------------------------------------------------------------------------------

drop policy person_unseen on person;
drop policy person_unseen_found on person;
-- By the database's clock, so that a wrong clock of the application alone erases nobody.
create policy person_unseen on person for delete
  using ((select acting_task()) = 'retention' and seen_at < now() - interval '1 year');
create policy person_unseen_found on person for select
  using ((select acting_task()) = 'retention' and seen_at < now() - interval '1 year');
-- To count whom a clock would delete.
create policy person_counted on person for select using ((select acting_task()) = 'operator');

drop policy key_card_self on key_card;
create policy key_card_self on key_card
  using (person_id = (select acting_person()) or code_hash = (select acting_card()))
  with check (person_id = (select acting_person()));

drop policy sign_in_self on session;
drop policy sign_in_over on session;
drop policy sign_in_over_found on session;
-- A session that has ended shows its person to nobody.
create policy session_own on session
  using ((person_id = (select acting_person()) or token_hash = (select acting_token())) and ends_at > (select acting_now()))
  with check (person_id = (select acting_person()));
create policy session_ended on session for delete
  using ((select acting_task()) = 'retention' and ends_at < (select acting_now()));
create policy session_ended_found on session for select
  using ((select acting_task()) = 'retention' and ends_at < (select acting_now()));

drop policy access_log_write on access_log;
drop policy access_log_old on access_log;
drop policy access_log_old_found on access_log;
create policy access_log_write on access_log for insert with check (person_id = (select acting_person()));
create policy access_log_old on access_log for delete
  using ((select acting_task()) = 'retention' and at < now() - interval '1 year');
create policy access_log_old_found on access_log for select
  using ((select acting_task()) = 'retention' and at < now() - interval '1 year');

-- The audit: a line that the server signed, and nothing else ------------------------------------------------------

revoke all on audit from vanonderop;
alter table audit enable row level security;
create function write_audit(line text, signature text) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  -- Another prefix than that of claims: a signature for one is none for the other.
  if not is_signed('audit:' || line, signature) then
    raise exception 'this audit line was not written by the server' using errcode = 'insufficient_privilege';
  end if;
  insert into audit (at, actor, action, outcome) select (l->>'at')::timestamptz, l->>'actor', l->>'action', l->>'outcome'
    from (select line::json as l) as signed;
end $$;
create function forget_audit() returns int language plpgsql security definer set search_path = public, pg_temp as $$
declare deleted int;
begin
  perform only_task('retention');
  delete from audit where at < least(acting_now(), now()) - interval '2 years';
  get diagnostics deleted = row_count;
  return deleted;
end $$;

-- Counting attempts: up, never down -------------------------------------------------------------------------------

revoke all on attempt from vanonderop;
alter table attempt enable row level security;
create function count_attempt(counted_bucket text, counted_slot timestamptz) returns int
  language sql security definer set search_path = public, pg_temp as
$$ insert into attempt (bucket, slot) values (counted_bucket, counted_slot)
   on conflict (bucket, slot) do update set tries = attempt.tries + 1 returning tries $$;
create function forget_attempts(before timestamptz) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform only_task('retention');
  delete from attempt where slot < before;
end $$;

-- Jobs and letters: everybody may add, the server's own work reads -------------------------------------------------

alter table job enable row level security;
alter table job force row level security;
create policy job_added on job for insert with check (true);
create policy job_run on job using ((select acting_task()) in ('jobs', 'retention'));
alter table mail_outbox enable row level security;
alter table mail_outbox force row level security;
create policy mail_outbox_added on mail_outbox for insert with check (true);
create policy mail_outbox_sent on mail_outbox using ((select acting_task()) in ('mail', 'retention'));
create policy mail_outbox_counted on mail_outbox for select using ((select acting_task()) = 'operator');

-- The team ---------------------------------------------------------------------------------------------------------

drop policy team_key_own on team_key;
drop policy team_key_organiser on team_key;
drop policy team_key_break_out on team_key;
create policy team_key_own on team_key for select
  using (id = (select acting_team()) or token_hash = (select acting_token()));
create policy team_key_organiser on team_key
  using ((select team_everywhere('{organiser}')) or scope = (select team_scope('{organiser}')))
  with check ((select team_everywhere('{organiser}')) or scope = (select team_scope('{organiser}')));
-- Whoever organises an edition gives links for its break-outs too.
create policy team_key_break_out on team_key
  using (scope in (select b.id from break_out b where b.edition_id = (select team_scope('{organiser}'))))
  with check (scope in (select b.id from break_out b where b.edition_id = (select team_scope('{organiser}'))));
-- The name of whoever helped goes a year after their link ended.
create policy team_key_ended on team_key for delete using ((select acting_task()) = 'retention'
  and least(ends_at, ended_at) < (select acting_now()) - interval '1 year');
create policy team_key_ended_found on team_key for select using ((select acting_task()) = 'retention'
  and least(ends_at, ended_at) < (select acting_now()) - interval '1 year');
grant delete on team_key to vanonderop;
create or replace function begin_team(key_name text, key_duties text[], hash bytea, until timestamptz) returns uuid
  language plpgsql security definer set search_path = public, pg_temp as $$
declare made uuid;
begin
  perform only_task('operator');
  update team_key set ended_at = now() where name = key_name and scope is null and ended_at is null;
  insert into team_key (name, duties, token_hash, ends_at) values (key_name, key_duties, hash, until) returning id into made;
  return made;
end $$;

alter table team_look enable row level security;
alter table team_look force row level security;
create policy team_look_written on team_look for insert with check (team_key_id = (select acting_team()));
-- Whoever a line is about: of a meeting all who registered for it, of a conversation whoever asked.
create policy team_look_subject on team_look for select using (
  about in (select s.edition_id from sign_up s where s.link_hash = (select acting_link()))
  or about in (select q.id from contact_question q where q.link_hash = (select acting_link())));
create policy team_look_team on team_look for select
  using ((select team_everywhere(null)) or about = (select team_scope(null)));
create policy team_look_old on team_look for delete
  using ((select acting_task()) = 'retention' and at < now() - interval '1 year');
create policy team_look_old_found on team_look for select
  using ((select acting_task()) = 'retention' and at < now() - interval '1 year');

-- Meetings ---------------------------------------------------------------------------------------------------------

-- Series and programme are written by whoever organises, and by the server when it seeds the demonstration.
alter table series enable row level security;
alter table series force row level security;
create policy series_seen on series for select using (true);
create policy series_kept on series
  using ((select team_everywhere('{organiser}')) or (select acting_seating()) is not null)
  with check ((select team_everywhere('{organiser}')) or (select acting_seating()) is not null);

drop policy edition_seen on edition;
drop policy edition_kept on edition;
create policy edition_seen on edition for select
  using (state <> 'draft' or (select team_everywhere(null)) or id = (select team_scope(null)));
create policy edition_kept on edition
  using ((select team_everywhere('{organiser}')) or id = (select team_scope('{organiser}')))
  with check ((select team_everywhere('{organiser}')) or id = (select team_scope('{organiser}')));

do $$
declare name text;
begin
  -- Without `force`: the trigger that counts seats changes break_out as the owner.
  foreach name in array array['venue', 'programme_part', 'break_out'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy %I on %I for select using (edition_id in (select e.id from edition e))', name || '_seen', name);
    execute format('create policy %I on %I using ((select team_everywhere(''{organiser}'')) or edition_id = (select team_scope(''{organiser}'')))
      with check ((select team_everywhere(''{organiser}'')) or edition_id = (select team_scope(''{organiser}'')))', name || '_kept', name);
    execute format('create policy %I on %I using (edition_id = (select acting_seating())) with check (edition_id = (select acting_seating()))', name || '_seating', name);
  end loop;
end $$;

drop policy sign_up_team on sign_up;
create policy sign_up_team on sign_up
  using ((select team_everywhere('{organiser,desk}')) or edition_id = (select team_scope('{organiser,desk}')))
  with check ((select team_everywhere('{organiser,desk}')) or edition_id = (select team_scope('{organiser,desk}')));
drop policy seat_host on seat;
drop policy member_host on sign_up_member;
drop policy need_host on sign_up_need;
create policy seat_host on seat for select
  using ((select team_everywhere('{host}')) or break_out_id = (select team_scope('{host}')));
create policy member_host on sign_up_member for select using (sign_up_id in (select s.sign_up_id from seat s
  where (select team_everywhere('{host}')) or s.break_out_id = (select team_scope('{host}'))));
create policy need_host on sign_up_need for select using (sign_up_id in (select s.sign_up_id from seat s
  where (select team_everywhere('{host}')) or s.break_out_id = (select team_scope('{host}'))));

drop policy table_card_team on table_card;
create policy table_card_team on table_card
  using ((select team_everywhere('{organiser,host}')) or edition_id = (select team_scope('{organiser}'))
    or break_out_id = (select team_scope('{host}')))
  with check ((select team_everywhere('{organiser,host}')) or edition_id = (select team_scope('{organiser}'))
    or break_out_id = (select team_scope('{host}')));
-- The report is public, addresses and links of owners are not: everybody reads it through this function.
drop policy outcome_report on outcome_line;
alter table outcome_line no force row level security;
create function published_outcomes() returns table (id uuid, edition_id uuid, break_out_id uuid, kind text, words text,
    owner text, due_on date, state text, answer text, answered_at timestamptz, version int, made_at timestamptz)
  language sql stable security definer set search_path = public, pg_temp as
$$ select o.id, o.edition_id, o.break_out_id, o.kind, o.words, o.owner, o.due_on, o.state, o.answer, o.answered_at,
     o.version, o.made_at
   from outcome_line o join edition e on e.id = o.edition_id where e.state <> 'draft' and e.counts is not null $$;
alter table edition no force row level security;

drop policy stand_team on market_stall;
drop policy stand_seen on market_stall;
create policy market_stall_team on market_stall
  using ((select team_everywhere('{organiser}')) or edition_id = (select team_scope('{organiser}')))
  with check ((select team_everywhere('{organiser}')) or edition_id = (select team_scope('{organiser}')));
alter table market_stall no force row level security;
create function accepted_stalls(of_edition uuid) returns table (id uuid, edition_id uuid, organisation text, shows text,
    languages text[], needs_table boolean, needs_power boolean, for_children boolean, language text, state text, answer text,
    made_at timestamptz)
  language sql stable security definer set search_path = public, pg_temp as
$$ select s.id, s.edition_id, s.organisation, s.shows, s.languages, s.needs_table, s.needs_power, s.for_children,
     s.language, s.state, s.answer, s.made_at
   from market_stall s where s.edition_id = of_edition and s.state = 'accepted' $$;

drop policy hands_call_team on volunteer_call;
drop policy shift_team on volunteer_shift;
drop policy shift_hand_team on volunteer;
-- The trigger that counts volunteers acts as the owner; nobody else changes a shift unless they organise it.
drop policy shift_counted on volunteer_shift;
drop policy shift_counted_found on volunteer_shift;
alter table volunteer_shift no force row level security;
do $$
declare name text;
begin
  foreach name in array array['volunteer_call', 'volunteer_shift', 'volunteer', 'report_photo', 'report_photo_person'] loop
    execute format('drop policy if exists %I on %I', name || '_team', name);
    execute format('create policy %I on %I using ((select team_everywhere(''{organiser}'')) or edition_id = (select team_scope(''{organiser}'')))
      with check ((select team_everywhere(''{organiser}'')) or edition_id = (select team_scope(''{organiser}'')))', name || '_team', name);
  end loop;
end $$;
-- Triggers that erase photos, and that ask for permission, read these as their owner.
alter table report_photo no force row level security;
alter table report_photo_person no force row level security;
alter table sign_up_member no force row level security;

-- Questions --------------------------------------------------------------------------------------------------------

alter table sign_up no force row level security;
alter table contact_question no force row level security;
create policy contact_question_old on contact_question for delete using ((select acting_task()) = 'retention');
create policy contact_question_old_found on contact_question for select using ((select acting_task()) = 'retention');

-- Listings ---------------------------------------------------------------------------------------------------------

alter table listing no force row level security;
alter table vouch no force row level security;
alter table confirmation_request no force row level security;
-- Only the server asks for a confirmation; whoever holds its link can say that it was answered, and change nothing else.
drop policy fresh_question_asked on confirmation_request;
create policy confirmation_request_held on confirmation_request for select using (link_hash = (select acting_link()));
create policy confirmation_request_answered on confirmation_request for update using (link_hash = (select acting_link()));
create policy confirmation_request_made on confirmation_request for insert
  with check ((select acting_task()) = 'reminders');
revoke update, delete on confirmation_request from vanonderop;
grant update (answered_at) on confirmation_request to vanonderop;

drop policy listing_card_held on listing_card;
create policy listing_card_held on listing_card for select using (code_hash = (select acting_card()));

create or replace function listings_to_ask(confirmed_before timestamptz, asked_before timestamptz)
  returns table (id uuid, language text, name text, owner_email text)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  perform only_task('reminders');
  return query select l.id, l.language, l.form->>'name', l.owner_email from listing l
    join initiative i on i.source = 'own' and i.source_id = l.id::text
  where l.state = 'public' and l.may_ask and l.owner_email is not null and i.confirmed_at < confirmed_before
    and not exists (select from confirmation_request r where r.listing_id = l.id and r.asked_at > asked_before);
end $$;
-- To write to the owner of one initiative, or to the owner at one address, the claims name it.
create or replace function owner_of(of_initiative uuid)
  returns table (id uuid, language text, name text, owner_email text)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  perform only_task('letter-to-owner');
  return query select l.id, l.language, l.form->>'name', l.owner_email from listing l
    join initiative i on i.source = 'own' and i.source_id = l.id::text
  where i.id = of_initiative and acting_subject() = of_initiative::text
    and l.state = 'public' and l.may_ask and l.owner_email is not null;
end $$;
create or replace function listings_of(address text) returns table (id uuid, language text, name text, owner_email text)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  perform only_task('letter-to-owner');
  return query select l.id, l.language, l.form->>'name', l.owner_email from listing l
    where lower(l.owner_email) = lower(address) and acting_subject() = address order by l.made_at desc limit 10;
end $$;
create or replace function forget_drafts(before timestamptz) returns int
  language plpgsql security definer set search_path = public, pg_temp as $$
declare deleted int;
begin
  perform only_task('retention');
  delete from listing where state in ('draft', 'waiting') and changed_at < before;
  get diagnostics deleted = row_count;
  return deleted;
end $$;
-- Of what stopped, the words stay for the directory's history; the owner's address does not.
create function forget_listing_owners(before timestamptz) returns int
  language plpgsql security definer set search_path = public, pg_temp as $$
declare changed int;
begin
  perform only_task('retention');
  update listing set owner_email = null, form = jsonb_set(form, '{ownerEmail}', '""')
    where state = 'stopped' and changed_at < before and owner_email is not null;
  get diagnostics changed = row_count;
  return changed;
end $$;
create or replace function forget_spreadsheets(words_before timestamptz, all_before timestamptz) returns int
  language plpgsql security definer set search_path = public, pg_temp as $$
declare changed int;
begin
  perform only_task('retention');
  delete from spreadsheet where made_at < all_before;
  update spreadsheet set sheets = null, choices = '{}' where sheets is not null and made_at < words_before;
  get diagnostics changed = row_count;
  return changed;
end $$;
alter table spreadsheet no force row level security;
alter table spreadsheet_change no force row level security;

-- The directory: everybody reads it; an initiative is written by whoever keeps its listing, by organisers for everything,
-- and by the server for imports, the demonstration and retention ----------------------------------------------------

create function edits_directory() returns boolean language sql stable parallel safe as
$$ select coalesce(acting_task() in ('operator', 'demonstration'), false) or team_everywhere('{organiser}') $$;

alter table organisation enable row level security;
alter table initiative enable row level security;
alter table weekly_time enable row level security;
create policy organisation_seen on organisation for select using (true);
create policy initiative_seen on initiative for select using (true);
create policy weekly_time_seen on weekly_time for select using (true);
create policy organisation_edited on organisation
  using ((select edits_directory())) with check ((select edits_directory()));
create policy initiative_edited on initiative
  using ((select edits_directory())) with check ((select edits_directory()));
create policy weekly_time_edited on weekly_time
  using ((select edits_directory())) with check ((select edits_directory()));
-- A listing is visible to whoever holds one of its links. What it claims becomes its own.
create policy organisation_listed on organisation
  using (source = 'own' and exists (select from listing l where l.id::text = source_id))
  with check (source = 'own' and exists (select from listing l where l.id::text = source_id));
create policy initiative_listed on initiative
  using (exists (select from listing l where l.claims = initiative.id or (source = 'own' and l.id::text = source_id)))
  with check (source = 'own' and exists (select from listing l where l.id::text = source_id));
create policy weekly_time_listed on weekly_time
  using (exists (select from initiative i join listing l on i.source = 'own' and l.id::text = i.source_id where i.id = initiative_id))
  with check (exists (select from initiative i join listing l on i.source = 'own' and l.id::text = i.source_id where i.id = initiative_id));
-- What its owner did not confirm for a year is hidden.
create policy initiative_hidden on initiative for update using ((select acting_task()) = 'retention' and source = 'own')
  with check (status = 'inactive');

drop policy claimed_source_known on claimed_source;
create policy claimed_source_seen on claimed_source for select using (true);
create policy claimed_source_taken on claimed_source for insert
  with check (exists (select from listing l where l.claims = initiative_id) or (select edits_directory()));

alter table postcode enable row level security;
create policy postcode_seen on postcode for select using (true);
create policy postcode_imported on postcode
  using ((select acting_task()) = 'operator') with check ((select acting_task()) = 'operator');

alter table directory_revision enable row level security;
create policy directory_revision_seen on directory_revision for select using (true);

-- Counts without people: one more, and nothing else -----------------------------------------------------------------

drop policy unmet_need_counted on unmet_need;
alter table unmet_need no force row level security;
create policy unmet_need_seen on unmet_need for select using (true);
revoke insert, update on unmet_need from vanonderop;
create function count_unmet_need(counted_week date, counted_concept text, counted_municipality text) returns void
  language sql security definer set search_path = public, pg_temp as
$$ insert into unmet_need (week, concept, municipality) values (counted_week, counted_concept, counted_municipality)
   on conflict (week, concept, municipality) do update set times = unmet_need.times + 1 $$;
drop policy translation_report_counted on translation_report;
alter table translation_report no force row level security;
create policy translation_report_seen on translation_report for select using (true);
revoke insert, update on translation_report from vanonderop;
create function count_translation_report(counted_week date, counted_language text, counted_page text) returns void
  language sql security definer set search_path = public, pg_temp as
$$ insert into translation_report (week, language, page) values (counted_week, counted_language, counted_page)
   on conflict (week, language, page) do update set times = translation_report.times + 1 $$;

-- The clock --------------------------------------------------------------------------------------------------------

-- When retention last ran with a clock that was believed; docs/running.md says what a server that was off for long asks.
create table maintenance_round (
  only_row boolean primary key default true check (only_row),
  accepted_at timestamptz not null
);
alter table maintenance_round enable row level security;
create policy maintenance_round_seen on maintenance_round for select using (true);
grant select on maintenance_round to vanonderop;
-- Rounds move forward by themselves; only the operator moves them back.
create function accept_maintenance_round(at timestamptz) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform only_task('retention', 'operator');
  insert into maintenance_round (accepted_at) values (at)
    on conflict (only_row) do update set accepted_at = excluded.accepted_at
    where excluded.accepted_at > maintenance_round.accepted_at or acting_task() = 'operator';
end $$;
-- The newest moment that people's use of the application left behind; null when nobody used it yet.
create function newest_row() returns timestamptz language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  perform only_task('retention', 'operator');
  return greatest(
    (select a.at from audit a order by a.id desc limit 1),
    (select max(p.seen_at) from person p),
    (select max(s.changed_at) from sign_up s),
    (select max(q.last_at) from contact_question q),
    (select max(l.changed_at) from listing l));
end $$;

-- What would be deleted at a moment, for an operator who is asked whether the clock is right. The ages are those that
-- docs/privacy.md names.
create function due_for_retention(at timestamptz)
  returns table (people int, questions int, drafts int, registrations int, emails int)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  perform only_task('operator');
  return query select
    (select count(*)::int from person p where p.seen_at < at - interval '1 year'),
    (select count(*)::int from contact_question q where q.last_at < at - interval '1 year'
      or (q.state = 'quarantine' and q.last_at < at - interval '30 days')),
    (select count(*)::int from listing l where l.state in ('draft', 'waiting') and l.changed_at < at - interval '1 year'),
    (select count(*)::int from sign_up s join edition e on e.id = s.edition_id
      where e.ends_at < at - interval '30 days' and s.name is not null),
    (select count(*)::int from mail_outbox m where m.sent_at < at - interval '30 days');
end $$;

-- Definer functions of before: a temporary table of the caller must not stand in for one of ours.
do $$
declare definer record;
begin
  for definer in select p.oid::regprocedure as name from pg_proc p
    where p.prosecdef and p.pronamespace = 'public'::regnamespace
      and not exists (select from unnest(p.proconfig) as setting where setting like '%pg_temp') loop
    execute format('alter function %s set search_path = public, pg_temp', definer.name);
  end loop;
end $$;
-- The server needs no temporary tables. An owner of tables who does not own the database may not say so.
do $$ begin
  if pg_has_role((select datdba from pg_database where datname = current_database()), 'member') then
    execute format('revoke temporary on database %I from public', current_database());
  end if;
end $$;
