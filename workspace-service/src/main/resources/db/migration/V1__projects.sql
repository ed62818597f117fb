create table project (
    id          text primary key,
    name        text not null check (length(name) between 1 and 200),
    description text not null default '' check (length(description) <= 2000),
    template    text not null,
    created_by  text not null,
    created_at  timestamptz not null default now(),
    updated_at  timestamptz not null default now()
);

create table member (
    project_id text not null references project (id) on delete cascade,
    user_id    text not null,
    role       text not null check (role in ('owner', 'editor', 'viewer')),
    added_at   timestamptz not null default now(),
    primary key (project_id, user_id)
);

create index member_by_user on member (user_id, project_id);

comment on table project is 'Where people keep their work; membership scopes everything inside';
comment on table member is 'Who belongs to a project, and as what; a project always keeps an owner';
