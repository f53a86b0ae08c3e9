-- Photos in the report of a meeting. Somebody is recognisable in one only when they said so themselves, on their own
-- page; when they take it back, every photo they are in is erased at once.
alter table sign_up_member add column photo_ok boolean not null default false;

create table report_photo (
  id uuid primary key,
  edition_id uuid not null references edition on delete cascade,
  -- null when somebody in it took their permission back
  picture bytea,
  width int not null,
  height int not null,
  words text not null,
  made_at timestamptz not null
);
create index report_photo_of on report_photo (edition_id, made_at);
create table report_photo_person (
  photo_id uuid not null references report_photo on delete cascade,
  edition_id uuid not null references edition on delete cascade,
  member_id uuid not null references sign_up_member on delete cascade,
  primary key (photo_id, member_id)
);
create index report_photo_person_of on report_photo_person (member_id);

-- Nobody is put into a photo without permission, also when it is taken back at the same moment.
create function photo_permitted() returns trigger language plpgsql security definer set search_path = public as $$
begin
  perform from sign_up_member
    where id = new.member_id and edition_id = new.edition_id and photo_ok for share;
  if not found then raise exception 'no permission for this photo'; end if;
  return new;
end $$;
create trigger photo_permitted before insert on report_photo_person for each row execute function photo_permitted();
create function erase_photos() returns trigger language plpgsql security definer set search_path = public as $$
begin
  update report_photo set picture = null, words = ''
    where id in (select photo_id from report_photo_person where member_id = new.id);
  return null;
end $$;
create trigger photo_permission_back after update of photo_ok on sign_up_member
  for each row when (old.photo_ok and not new.photo_ok) execute function erase_photos();

alter table report_photo enable row level security;
alter table report_photo force row level security;
-- Everybody sees them with the report, and only what is still there.
create policy report_photo_seen on report_photo for select
  using (picture is not null and exists (select from edition e where e.id = edition_id and e.counts is not null));
create policy report_photo_team on report_photo using (team_may('{organiser}', array[edition_id]))
  with check (team_may('{organiser}', array[edition_id]));
alter table report_photo_person enable row level security;
alter table report_photo_person force row level security;
create policy report_photo_person_team on report_photo_person using (team_may('{organiser}', array[edition_id]))
  with check (team_may('{organiser}', array[edition_id]));
grant select, insert, update, delete on report_photo, report_photo_person to vanonderop;
