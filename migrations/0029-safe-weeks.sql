-- What a week must know to be safe and kind: how one meets, what protects minors, sign languages, and what volunteers are
-- looked for. Empty: not known.
alter table initiative
  add column contact_forms text[] not null default '{}',   -- group | oneToOne | atHome | telephone; complete when not empty
  add column safeguards text[] not null default '{}',      -- for minors: certificate | twoAdults | coordinator
  add column coordinator text,                             -- the name of the coordinator, whom to ask
  add column sign_languages text[] not null default '{}',
  add column gifts_wanted text[] not null default '{}';

-- How a time repeats; null: every week. {every: 'weeks', interval, from} or {every: 'month', ordinals}.
alter table weekly_time add column recurrence jsonb;
