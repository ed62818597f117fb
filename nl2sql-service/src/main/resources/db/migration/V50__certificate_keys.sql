-- Keys that sign certificates of answers, and nothing else. The private half is sealed with AES-256-GCM under ENCRYPTION_KEY and
-- forgotten when the key is retired; the public half stays, so that certificates of then can be checked for ever.
create table certificate_keys (
    kid            text        primary key,
    status         text        not null check (status in ('active', 'retired', 'revoked')),
    public_key     bytea       not null,
    sealed_private bytea       check ((status = 'active') = (sealed_private is not null)),
    created_at     timestamptz not null default now(),
    ended_at       timestamptz
);
create unique index certificate_keys_one_active on certificate_keys (status) where status = 'active';

-- The former key lay here unsealed: it signs no more.
insert into certificate_keys (kid, status, public_key, ended_at)
select encode(sha256(public_key), 'hex'), 'retired', public_key, now() from signing_key;
drop table signing_key;

-- The secret of keyed masks is sealed at the next start.
alter table mask_key alter column secret drop not null;
alter table mask_key add column sealed bytea;
