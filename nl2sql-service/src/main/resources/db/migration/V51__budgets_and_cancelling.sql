-- What a role or a person may spend in a day; null is no bound.
create table quotas (
    scope      text primary key,
    llm_tokens bigint,
    llm_cost   double precision,
    db_cost    double precision,
    rows       bigint,
    changed_by text not null,
    changed_at timestamptz not null default now()
);

create table spending (
    user_id    text not null,
    day        date not null,
    llm_tokens bigint not null default 0,
    llm_cost   double precision not null default 0,
    db_cost    double precision not null default 0,
    rows       bigint not null default 0,
    primary key (user_id, day)
);

-- When somebody asked for the end of this run: the replica that runs it looks.
alter table attempts add column cancel_wanted timestamptz;
create index attempts_to_cancel on attempts (query_id) where cancel_wanted is not null and status = 'running';
