-- The last state of each dbt project that was synchronised. Rows of nodes carry the hash by which the next sync finds what changed.
create table dbt_project (
    project          text primary key,
    name             text        not null,
    manifest_version integer     not null,
    dbt_version      text,
    adapter          text,
    generated_at     timestamptz,
    synced_at        timestamptz not null,
    report           jsonb       not null
);

create table dbt_node (
    project     text   not null references dbt_project (project) on delete cascade,
    unique_id   text   not null,
    kind        text   not null,
    name        text   not null,
    schema_name text,
    relation    text,
    depends_on  text[] not null,
    hash        text   not null,
    body        jsonb  not null,
    primary key (project, unique_id)
);
create index dbt_node_relation on dbt_node (lower(relation));

-- The newest result of each node and test, over all runs.
create table dbt_result (
    project      text not null,
    unique_id    text not null,
    status       text not null,
    failures     bigint,
    seconds      double precision not null,
    completed_at timestamptz,
    primary key (project, unique_id)
);

create table dbt_freshness (
    project    text not null,
    unique_id  text not null,
    freshness  text not null,
    newest_row timestamptz,
    seen_at    timestamptz,
    primary key (project, unique_id)
);

create table dbt_quality (
    project   text not null,
    unique_id text not null,
    status    text not null,
    body      jsonb not null,
    primary key (project, unique_id)
);

create table dbt_job (
    id           text primary key,
    project      text        not null,
    command      text        not null,
    arguments    jsonb       not null,
    status       text        not null,
    exit_code    integer,
    requested_by text        not null,
    started_at   timestamptz not null default now(),
    finished_at  timestamptz,
    heartbeat_at timestamptz not null default now()
);
-- One at a time per project, on whichever replica.
create unique index dbt_job_running on dbt_job (project) where status = 'running';

create table dbt_job_line (
    job_id text   not null references dbt_job (id) on delete cascade,
    seq    bigint not null,
    line   text   not null,
    primary key (job_id, seq)
);
