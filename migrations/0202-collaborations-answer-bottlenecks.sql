-- Which bottlenecks of municipalities a collaboration answers, as its teller says.
create table collaboration_bottleneck (
  collaboration_id uuid not null references collaboration on delete cascade,
  bottleneck_id uuid not null references bottleneck on delete cascade,
  primary key (collaboration_id, bottleneck_id)
);
create index collaboration_bottleneck_of on collaboration_bottleneck (bottleneck_id);
alter table collaboration_bottleneck enable row level security;
create policy collaboration_bottleneck_public on collaboration_bottleneck for select
  using (is_public_collaboration(collaboration_id));
create policy collaboration_bottleneck_own on collaboration_bottleneck
  using (collaboration_id in (select acting_collaborations())) with check (collaboration_id in (select acting_collaborations()));
create policy collaboration_bottleneck_demonstration on collaboration_bottleneck
  using ((select acting_task()) = 'demonstration') with check ((select acting_task()) = 'demonstration');
grant select, insert, delete on collaboration_bottleneck to vanonderop;
