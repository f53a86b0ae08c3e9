-- A ballot is in no figure until a publication takes it in.
alter table voice_ballot alter column counted set default false;
comment on column voice_ballot.counted is 'it is in the figures that are published';
