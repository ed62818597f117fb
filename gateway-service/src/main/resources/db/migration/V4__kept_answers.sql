-- First answers to POSTs with an Idempotency-Key. Bodies are sealed with AES-256-GCM under ENCRYPTION_KEY: they may hold rows.
create table kept_answers (
  owner        text        not null,
  key          text        not null,
  fingerprint  bytea       not null,
  began_at     timestamptz not null default now(),
  status       integer,
  content_type text,
  body         bytea,
  primary key (owner, key)
);
create index kept_answers_by_age on kept_answers (began_at);
