-- A job is claimed for a limited time, so that its work is done outside a transaction and a node that died blocks
-- nothing. A job that is done keeps its idempotency key for a while.
alter table job
  add column leased_by uuid,
  add column leased_until timestamptz,
  add column done_at timestamptz;
drop index job_due;
create index job_due on job (kind, due_at) where failed_at is null and done_at is null;
create index job_done on job (done_at) where done_at is not null;

-- Messages of the driver could carry what people wrote: of earlier failures only the kind of error stays.
update job set failure = split_part(failure, ':', 1) where failure is not null;

-- `sender` is the process that has this letter under way. It is written before anything goes to the mail server, and
-- emptied when the outcome is known.
alter table mail_outbox
  add column sender uuid,
  add column sending_since timestamptz,
  add column attempts int not null default 0,
  add column provider_response text;
create index mail_outbox_sender on mail_outbox (sender) where sender is not null;
