-- The key pair with which a conversation signs ballot keys that it does not see (RFC 9474). It is made when it is first needed.
create table voice_blind_key (
  conversation_id uuid primary key references voice_conversation on delete cascade,
  -- DER, SubjectPublicKeyInfo
  public_key bytea not null check (octet_length(public_key) <= 1024),
  -- DER, PKCS #8, as base64, sealed
  private_sealed text not null
);
alter table voice_blind_key enable row level security;
create policy voice_blind_key_task on voice_blind_key
  using ((select acting_task()) = 'voice') with check ((select acting_task()) = 'voice');
grant select, insert, update, delete on voice_blind_key to vanonderop;
