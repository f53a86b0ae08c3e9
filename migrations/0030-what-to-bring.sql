-- What to bring and the way there, in the other languages of a listing as well. Null: not said in that language.
alter table listing_text
  add column bring text,
  add column route text;
