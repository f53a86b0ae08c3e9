-- Letters of a municipality in the case of a newcomer, how each was made known, and what came in. A municipality bears the proof of
-- when it sent and received something (Wet modernisering elektronisch bestuurlijk verkeer, Awb afdeling 2.3, since 1 January 2026),
-- so these rows are only added, never changed.
create table case_letter (
  id uuid primary key,
  tenant_id uuid not null references tenant,
  case_id uuid not null references integration_case on delete cascade,
  kind text not null check (kind in ('plan-decision', 'intake-invitation', 'intake-warning', 'intake-summary')),
  -- the event that it tells about: the plan that was decided, the summons for an intake
  about_event uuid references case_event,
  -- encrypted: the letter as it went out, in Dutch and in the language of the newcomer
  documents_sealed text not null,
  languages text[] not null,
  -- of a decision: its date (dagtekening), from which the term for integrating is counted
  decided_on date,
  -- the day on which it says that it is made known, and so counts the weeks for objection
  notify_on date,
  made_at timestamptz not null,
  made_by uuid references account,
  made_by_name text not null
);
create index case_letter_case on case_letter (case_id, made_at);
create index case_letter_tenant on case_letter (tenant_id);
create index case_letter_event on case_letter (about_event);

-- Whether somebody takes a kind of message electronically: consent is asked per kind, and the last row of a kind counts (Awb,
-- art. 2:8). A refusal is a row too.
create table case_message_consent (
  id uuid primary key,
  tenant_id uuid not null references tenant,
  case_id uuid not null references integration_case on delete cascade,
  kind text not null check (kind in ('decisions', 'invitations', 'other')),
  decision text not null check (decision in ('given', 'refused', 'withdrawn')),
  decided_on date not null,
  -- in which language the question was put
  language text not null,
  recorded_at timestamptz not null,
  recorded_by uuid references account,
  recorded_by_name text not null
);
create index case_message_consent_case on case_message_consent (case_id, kind, recorded_at desc);
create index case_message_consent_tenant on case_message_consent (tenant_id);

-- That a letter was made known, on which day, in which way and how that can be shown.
create table case_letter_sending (
  id uuid primary key,
  tenant_id uuid not null references tenant,
  case_id uuid not null references integration_case on delete cascade,
  letter_id uuid not null references case_letter on delete cascade,
  channel text not null check (channel in ('handed-over', 'post', 'electronic')),
  sent_on date not null,
  -- encrypted: by what it can be shown, such as the number of a registered letter
  proof_sealed text,
  -- electronically only with consent for this kind of message, which must stand at that moment
  consent_id uuid references case_message_consent,
  recorded_at timestamptz not null,
  recorded_by uuid references account,
  recorded_by_name text not null,
  check ((channel = 'electronic') = (consent_id is not null))
);
create index case_letter_sending_letter on case_letter_sending (letter_id);
create index case_letter_sending_case on case_letter_sending (case_id);
create index case_letter_sending_tenant on case_letter_sending (tenant_id);
create index case_letter_sending_consent on case_letter_sending (consent_id);

-- What came in from a newcomer, when, and that a receipt was given.
create table case_incoming_message (
  id uuid primary key,
  tenant_id uuid not null references tenant,
  case_id uuid not null references integration_case on delete cascade,
  -- what stands on the receipt, such as K7M2-94QF
  receipt text not null,
  channel text not null check (channel in ('email', 'post', 'desk', 'form')),
  subject text not null check (subject in ('objection', 'change', 'question', 'documents', 'other')),
  received_on date not null,
  -- encrypted: what it says, in some words
  words_sealed text,
  receipt_given_on date,
  recorded_at timestamptz not null,
  recorded_by uuid references account,
  recorded_by_name text not null,
  unique (tenant_id, receipt)
);
create index case_incoming_message_case on case_incoming_message (case_id, received_on);

-- The files for DUO that were handed over, so that the next one can say what it would withdraw.
create table case_duo_file (
  id uuid primary key,
  tenant_id uuid not null references tenant,
  case_id uuid not null references integration_case on delete cascade,
  content jsonb not null,
  made_at timestamptz not null,
  made_by uuid references account,
  made_by_name text not null
);
create index case_duo_file_case on case_duo_file (case_id, made_at desc);
create index case_duo_file_tenant on case_duo_file (tenant_id);

do $$
declare
  t text;
begin
  foreach t in array array['case_letter', 'case_message_consent', 'case_letter_sending', 'case_incoming_message', 'case_duo_file'] loop
    execute format('alter table %I enable row level security', t);
    -- Encrypted values get new keys by functions of the owner (migration 0064).
    if t in ('case_message_consent', 'case_duo_file') then execute format('alter table %I force row level security', t); end if;
    execute format('create policy %I on %I for select using (tenant_id = (select acting_caseworker()))', t || '_tenant', t);
    execute format('create policy %I on %I for insert with check (tenant_id = (select acting_caseworker()) '
      'and exists (select from integration_case c where c.id = case_id and c.tenant_id = %I.tenant_id))', t || '_added', t, t);
  end loop;
end $$;

-- Electronically only where the newest word of this newcomer about this kind of message is a yes.
create policy case_letter_sending_consent on case_letter_sending as restrictive for insert
  with check (channel <> 'electronic' or consent_id = (
    select c.id from case_message_consent c
     where c.case_id = case_letter_sending.case_id and c.decision = 'given'
       and c.kind = (select case when l.kind = 'plan-decision' then 'decisions'
                                 when l.kind in ('intake-invitation', 'intake-warning') then 'invitations' else 'other' end
                       from case_letter l where l.id = letter_id)
       and not exists (select from case_message_consent n where n.case_id = c.case_id and n.kind = c.kind
                        and (n.recorded_at, n.id) > (c.recorded_at, c.id))));

-- The newcomer reads what was made known, and everything about their own consent and messages.
create policy case_letter_sending_own on case_letter_sending for select using (case_id in (select cases_of_person()));
create policy case_letter_own on case_letter for select
  using (case_id in (select cases_of_person()) and exists (select from case_letter_sending s where s.letter_id = id));
create policy case_message_consent_own on case_message_consent for select using (case_id in (select cases_of_person()));
create policy case_incoming_message_own on case_incoming_message for select using (case_id in (select cases_of_person()));

grant select, insert on case_letter, case_message_consent, case_letter_sending, case_incoming_message, case_duo_file to vanonderop;
