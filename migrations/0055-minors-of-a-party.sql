-- How many of a party are younger than eighteen: whoever is responsible for a group must know that children come.
alter table placement_request add column minors int not null default 0 check (minors between 0 and party);
