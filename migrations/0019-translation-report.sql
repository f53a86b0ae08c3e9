-- How often people tapped that a page is not well translated: a language, a kind of page and a week. No address (a digit
-- cannot stand in it), no words, no person, no device.
create table translation_report (
  week date not null,
  language text not null check (language ~ '^[a-z]{2,3}$'),
  page text not null check (page ~ '^(other|/[A-Za-z:/.-]*)$' and length(page) <= 120),
  times integer not null default 1 check (times > 0),
  primary key (week, language, page)
);
alter table translation_report enable row level security;
alter table translation_report force row level security;
create policy translation_report_counted on translation_report using (true) with check (true);
grant select, insert, update on translation_report to vanonderop;
