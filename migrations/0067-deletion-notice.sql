-- Before everything of a person is deleted because nobody opened it for a year, it is announced: thirty days ahead, by a letter
-- where the person gave an address. Nothing is deleted without that notice.
create table deletion_notice (
  person_id uuid primary key references person on delete cascade,
  noticed_at timestamptz not null,
  -- so many letters went out; 0: the person gave no address
  letters int not null check (letters >= 0)
);
alter table deletion_notice enable row level security;
alter table deletion_notice force row level security;
create policy deletion_notice_own on deletion_notice
  using (person_id = (select acting_person())) with check (person_id = (select acting_person()));
create policy deletion_notice_due on deletion_notice for select using ((select acting_task()) = 'retention');
grant select, insert, update, delete on deletion_notice to vanonderop;

drop policy person_unseen on person;
drop policy person_unseen_found on person;
create policy person_unseen on person for delete
  using ((select acting_task()) = 'retention' and seen_at < now() - interval '1 year'
    and exists (select from deletion_notice n where n.person_id = person.id
      and n.noticed_at >= person.seen_at and n.noticed_at < now() - interval '30 days'));
create policy person_unseen_found on person for select
  using ((select acting_task()) = 'retention' and seen_at < now() - interval '1 year'
    and exists (select from deletion_notice n where n.person_id = person.id
      and n.noticed_at >= person.seen_at and n.noticed_at < now() - interval '30 days'));

-- Whose story nobody opened for eleven months, and to whom that was not announced since.
create function people_to_notify_of_deletion(moment timestamptz) returns table (person_id uuid, seen_at timestamptz)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  perform only_task('retention');
  return query select p.id, p.seen_at from person p
    where p.seen_at < moment - interval '335 days'
      and not exists (select from deletion_notice n where n.person_id = p.id and n.noticed_at >= p.seen_at)
    order by p.seen_at limit 500;
end $$;
revoke execute on function people_to_notify_of_deletion(timestamptz) from public;
grant execute on function people_to_notify_of_deletion(timestamptz) to vanonderop;
