-- No function of the owner reads these two: their policies hold for the owner too.
alter table befriending_draft force row level security;
alter table befriending_photo force row level security;
