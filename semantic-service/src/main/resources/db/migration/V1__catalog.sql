-- Documents of models. Every change adds a version; nothing that was once published is ever changed.
create table model (
    name        text primary key,
    version     integer     not null,
    category    text        not null,
    deleted     boolean     not null default false,
    updated_at  timestamptz not null default now()
);

create table model_version (
    name          text        not null references model (name),
    version       integer     not null,
    source        text        not null,
    hash          text        not null,
    category      text        not null,
    certification text        not null,
    description   text,
    owner         text,
    tags          text[]      not null default '{}',
    message       text,
    deleted       boolean     not null default false,
    created_by    text        not null,
    created_at    timestamptz not null default now(),
    search        tsvector generated always as
                  (to_tsvector('simple', name || ' ' || coalesce(description, '') || ' ' || source)) stored,
    primary key (name, version)
);
create index model_version_search on model_version using gin (search);

create table glossary_term (
    id         text primary key,
    term       text        not null,
    definition text        not null,
    refers_to  text,
    synonyms   text[]      not null default '{}',
    owner      text,
    version    integer     not null default 1,
    updated_at timestamptz not null default now()
);
create unique index glossary_term_term on glossary_term (lower(term));

-- What was published together. The version is the manifest's.
create table publication (
    version      bigint generated always as identity primary key,
    hash         text        not null,
    models       jsonb       not null,
    glossary     jsonb       not null,
    published_by text        not null,
    published_at timestamptz not null default now()
);
