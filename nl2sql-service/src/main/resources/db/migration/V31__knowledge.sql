-- What people and files say about the data: documentation, DDL, glossary terms, ontology. Question-SQL pairs have their own table.
create table knowledge (
    knowledge_id text primary key,
    kind         text not null check (kind in ('documentation', 'ddl', 'term', 'ontology')),
    title        text not null,
    body         text not null,
    -- Names as schema.table. Who may not see one of them does not see the text.
    tables       text[] not null default '{}',
    created_by   text not null,
    created_at   timestamptz not null default now(),
    updated_at   timestamptz not null default now()
);
create index knowledge_by_kind on knowledge (kind, title);

-- Vectors of knowledge and pairs. The id is made of the space and the text: another text is another row. A space is one model in
-- one store; vector is null where an external store holds it.
create table embeddings (
    id       uuid primary key,
    space    text not null,
    entry_id text not null,
    vector   real[]
);
create index embeddings_by_space on embeddings (space);
