-- Jobs that compile everything a set of documents defines. What is running when its replica dies is called interrupted by its age.
create table compilation (
    id          text primary key,
    category    text        not null,
    status      text        not null,
    models      integer,
    metrics     integer,
    took_ms     bigint,
    problems    jsonb       not null default '[]',
    started_by  text        not null,
    started_at  timestamptz not null default now(),
    finished_at timestamptz
);
create index compilation_started on compilation (started_at);
