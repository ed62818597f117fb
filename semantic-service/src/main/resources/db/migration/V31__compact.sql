-- What reading the source came to, so that a start need not read it again. Where it is missing or outdated the source is read.
alter table model_version add column compact bytea;
