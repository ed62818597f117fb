-- What was taken in, as it came: the roll-ups can be made again from it.
create table usage_event (
  source      text        not null,
  id          text        not null,
  type        text        not null,
  user_id     text,
  subject     text,
  occurred_at timestamptz not null,
  payload     jsonb       not null,
  primary key (source, id)
);
create index usage_event_time on usage_event (occurred_at);

-- Figures by day (UTC, of when it happened, so that a late event changes no other day) and by what they are about.
create table by_user (
  day           date   not null,
  user_id       text   not null,
  asked         bigint not null default 0,
  answered      bigint not null default 0,
  refused       bigint not null default 0,
  question_ms   bigint not null default 0,
  executed      bigint not null default 0,
  failed        bigint not null default 0,
  rows          bigint not null default 0,
  cache_hits    bigint not null default 0,
  execution_ms  bigint not null default 0,
  llm_calls     bigint not null default 0,
  input_tokens  bigint not null default 0,
  output_tokens bigint not null default 0,
  cost          numeric not null default 0,
  client_events bigint not null default 0,
  primary key (day, user_id)
);

create table by_outcome (
  day     date   not null,
  user_id text   not null,
  outcome text   not null,
  number  bigint not null,
  primary key (day, user_id, outcome)
);

create table by_query (
  day          date   not null,
  sql_hash     text   not null,
  user_id      text   not null,
  executed     bigint not null default 0,
  failed       bigint not null default 0,
  rows         bigint not null default 0,
  cache_hits   bigint not null default 0,
  execution_ms bigint not null default 0,
  slowest_ms   bigint not null default 0,
  primary key (day, sql_hash, user_id)
);

create table by_model (
  day           date    not null,
  provider      text    not null,
  model         text    not null,
  purpose       text    not null,
  user_id       text    not null,
  calls         bigint  not null default 0,
  input_tokens  bigint  not null default 0,
  output_tokens bigint  not null default 0,
  cost          numeric not null default 0,
  primary key (day, provider, model, purpose, user_id)
);

create table by_dashboard (
  day          date   not null,
  dashboard_id text   not null,
  user_id      text   not null,
  views        bigint not null default 0,
  published    bigint not null default 0,
  primary key (day, dashboard_id, user_id)
);

-- Which limits were told to be exceeded: once per day, user and limit.
create table quota_exceeded (
  day     date not null,
  user_id text not null,
  quota   text not null,
  primary key (day, user_id, quota)
);
