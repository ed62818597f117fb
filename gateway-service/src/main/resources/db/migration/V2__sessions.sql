-- A session is one login; its refresh tokens are one family.
create table sessions (
  id            text        primary key,
  user_id       text        not null references users on delete cascade,
  ip            text        not null,
  user_agent    text        not null,
  created_at    timestamptz not null default now(),
  refreshed_at  timestamptz not null default now(),
  expires_at    timestamptz not null,
  revoked_at    timestamptz,
  revoke_reason text
);
create index sessions_of_user on sessions (user_id, created_at desc);

-- Only hashes are kept. Used tokens stay until their session goes: a second use is how a theft is noticed.
create table refresh_tokens (
  hash       bytea       primary key,
  session_id text        not null references sessions on delete cascade,
  issued_at  timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at    timestamptz
);
create index refresh_tokens_of_session on refresh_tokens (session_id);

-- The one definition of "live", read by every check.
create view live_sessions as
  select s.id, s.user_id, s.ip, s.user_agent, s.created_at, s.refreshed_at, s.expires_at, u.email, u.generation
  from sessions s join users u on u.id = s.user_id
  where s.revoked_at is null and s.expires_at > now() and u.status = 'active' and s.created_at >= u.sessions_valid_from;

-- Counted by hash of the address tried, whether or not somebody has it: a lock must not tell who exists.
create table login_attempts (
  address      text        primary key,
  failures     integer     not null,
  began_at     timestamptz not null,
  locked_until timestamptz
);
