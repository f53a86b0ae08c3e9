-- One row that the server writes to learn whether it can save at this moment. It says nothing about anybody.
create table write_check (
  single boolean primary key default true check (single),
  written_at timestamptz not null
);
alter table write_check enable row level security;
alter table write_check force row level security;
create policy write_check_written on write_check using (true) with check (true);
grant select, insert, update on write_check to vanonderop;
