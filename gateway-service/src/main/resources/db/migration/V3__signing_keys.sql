-- Keys that sign access tokens. The private half is sealed with AES-256-GCM under ENCRYPTION_KEY.
-- standby: published but not signing yet, so that verifiers know it before it is needed.
create table signing_keys (
  kid            text        primary key,
  status         text        not null check (status in ('standby', 'active', 'retired', 'revoked')),
  public_key     bytea       not null,
  sealed_private bytea       not null,
  created_at     timestamptz not null default now(),
  verify_until   timestamptz
);
create unique index signing_keys_one_active on signing_keys (status) where status = 'active';
create unique index signing_keys_one_standby on signing_keys (status) where status = 'standby';
