package ai.datamind.gateway.limit;

/** Something that is counted for a minute from its first call on. */
record Bucket(String key, int limit) {}
