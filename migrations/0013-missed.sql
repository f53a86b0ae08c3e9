-- What people look for and do not find: a subject, a municipality and a week. No words, no person, no device.
create table unmet_need (
  week date not null,
  concept text not null check (concept ~ '^[a-z-]{2,20}$'),
  municipality text not null default '' check (municipality = '' or municipality ~ '^GM\d{4}$'),
  times integer not null default 1 check (times > 0),
  primary key (week, concept, municipality)
);
alter table unmet_need enable row level security;
alter table unmet_need force row level security;
create policy unmet_need_counted on unmet_need using (true) with check (true);
grant select, insert, update on unmet_need to vanonderop;
