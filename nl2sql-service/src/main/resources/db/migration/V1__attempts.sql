-- One row per question or statement, whatever became of it.
create table attempts (
    query_id        text primary key,
    user_id         text not null,
    user_email      text,
    project_id      text,
    conversation_id text,
    correlation_id  text not null,
    question        text,
    warehouse       text not null,
    row_limit       int not null,
    provider        text,
    sql_text        text,
    parameters      json,
    status          text not null check (status in ('pending', 'not_executed', 'running', 'success',
                        'failed_generation', 'failed_execution', 'timeout', 'cancelled')),
    outcome         text,
    model           text,
    confidence      double precision,
    sql_hash        text,
    policy_version  text,
    policy_fingerprint text,
    row_count       int,
    refusal         json,
    -- The answer without its rows: interpretation, explanation, columns, chart, warnings.
    answer          json,
    ms              double precision,
    created_at      timestamptz not null default now(),
    finished_at     timestamptz
);
create index attempts_by_user on attempts (user_id, created_at desc);
create index attempts_by_time on attempts (created_at desc);

create table stage_records (
    query_id text not null references attempts on delete cascade,
    position smallint not null,
    stage    text not null,
    passed   boolean not null,
    ms       double precision not null,
    output   json not null,
    primary key (query_id, position)
);

-- Rows as they were answered, 500 a page; json, not jsonb, because the order of columns matters. Kept for the owner alone and only as long as the policies are the same.
create table result_pages (
    query_id text not null references attempts on delete cascade,
    page     int not null,
    rows     json not null,
    primary key (query_id, page)
);

-- The secret of keyed masks where none is configured: one row, made at first use, shared by all replicas.
create table mask_key (
    only_one boolean primary key check (only_one),
    secret   text not null
);

-- The key certificates are signed with: one row, made at first use, shared by all replicas.
create table signing_key (
    only_one    boolean primary key check (only_one),
    private_key bytea not null,
    public_key  bytea not null
);
