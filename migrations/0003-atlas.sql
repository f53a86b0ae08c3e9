-- Municipalities and towns come with the program (a generated file). Postcodes are here when an operator imported them.
create table postcode (
  code char(4) primary key,
  lat double precision not null check (lat between -90 and 90),
  lon double precision not null check (lon between -180 and 180)
);
grant select, insert, update, delete on postcode to vanonderop;
