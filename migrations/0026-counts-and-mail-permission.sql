-- What a limit needs besides counting up: reading several counts at once, and taking one back when nothing was made. Only the
-- server's own task takes back, so that SQL of a visitor cannot lift a limit.
create function attempt_counts(buckets text[], slots timestamptz[]) returns table (place bigint, tries int)
  language sql stable security definer set search_path = public, pg_temp as
$$ select asked.place, a.tries
     from unnest(buckets, slots) with ordinality as asked (bucket, slot, place)
     join attempt a on a.bucket = asked.bucket and a.slot = asked.slot $$;
create function take_back_attempt(counted_bucket text, counted_slot timestamptz) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform only_task('limits');
  update attempt set tries = tries - 1 where bucket = counted_bucket and slot = counted_slot and tries > 0;
end $$;
revoke execute on function attempt_counts(text[], timestamptz[]), take_back_attempt(text, timestamptz) from public;
grant execute on function attempt_counts(text[], timestamptz[]), take_back_attempt(text, timestamptz) to vanonderop;

-- Whether somebody whose address was given by somebody else wants e-mail about one thing. The table holds a keyed hash of the
-- address, no address. The server reads and writes it only through these functions, so no row can be listed.
create table mail_permission (
  address_hash text not null,
  subject text not null,
  state text not null default 'asked' check (state in ('asked', 'yes', 'no')),
  asked_at timestamptz not null,
  primary key (address_hash, subject)
);
alter table mail_permission enable row level security;

create function ask_mail_permission(of_address text, of_subject text, at timestamptz) returns boolean
  language sql volatile security definer set search_path = public, pg_temp as
$$ with asked as (
     insert into mail_permission (address_hash, subject, asked_at) values (of_address, of_subject, at)
     on conflict do nothing returning 1)
   select exists (select from asked) $$;

create function mail_permission_state(of_address text, of_subject text) returns text
  language sql stable security definer set search_path = public, pg_temp as
$$ select state from mail_permission where address_hash = of_address and subject = of_subject $$;

-- Answers only what was asked.
create function answer_mail_permission(of_address text, of_subject text, answer text) returns boolean
  language sql volatile security definer set search_path = public, pg_temp as
$$ with answered as (
     update mail_permission set state = answer
      where address_hash = of_address and subject = of_subject and answer in ('yes', 'no') returning 1)
   select exists (select from answered) $$;

-- After a yes nothing needs to be asked again, and after a no the address is gone. What nobody answered stays: it is what
-- keeps e-mail from going out.
create function purge_mail_permissions() returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform only_task('retention');
  delete from mail_permission where state <> 'asked' and asked_at < now() - interval '1 year';
end $$;

revoke execute on function ask_mail_permission(text, text, timestamptz), mail_permission_state(text, text),
  answer_mail_permission(text, text, text), purge_mail_permissions() from public;
grant execute on function ask_mail_permission(text, text, timestamptz), mail_permission_state(text, text),
  answer_mail_permission(text, text, text), purge_mail_permissions() to vanonderop;
