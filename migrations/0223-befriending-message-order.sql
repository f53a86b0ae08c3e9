-- Of messages at the same moment the one that was kept first stands first.
alter table befriending_message add column number bigint generated always as identity;
