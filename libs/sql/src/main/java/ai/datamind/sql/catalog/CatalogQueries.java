package ai.datamind.sql.catalog;

/** What to ask PostgreSQL. Every output column is text, so that any client can carry the rows. */
public final class CatalogQueries {
    private static final String READABLE = """
            c.relkind IN ('r','p','v','m','f') AND n.nspname NOT IN ('pg_catalog','information_schema')
              AND n.nspname NOT LIKE 'pg\\_%' AND has_table_privilege(c.oid, 'SELECT')""";

    /** schema, relation, relkind, column, type, not null (t or f); in column order. */
    public static final String RELATIONS = """
            SELECT n.nspname::text, c.relname::text, c.relkind::text, a.attname::text,
                   pg_catalog.format_type(a.atttypid, a.atttypmod)::text, CASE WHEN a.attnotnull THEN 't' ELSE 'f' END
            FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
            WHERE %s ORDER BY n.nspname, c.relname, a.attnum""".formatted(READABLE);

    /** schema, relation, index, primary (t or f), column; in index and key order. Partial indexes as p, without a column. */
    public static final String KEYS = """
            SELECT schema, relation, index, kind, name FROM (
            SELECT n.nspname::text AS schema, c.relname::text AS relation, i.indexrelid::text AS index,
                   CASE WHEN i.indisprimary THEN 't' ELSE 'f' END AS kind, a.attname::text AS name, k.place
            FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indrelid
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            JOIN LATERAL unnest(i.indkey::int2[]) WITH ORDINALITY k(attnum, place) ON true
            JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.attnum
            WHERE %1$s AND i.indisunique AND i.indisvalid AND i.indimmediate AND i.indpred IS NULL AND i.indexprs IS NULL
              AND k.place <= i.indnkeyatts
            UNION ALL
            SELECT n.nspname::text, c.relname::text, i.indexrelid::text, 'p', '', 0
            FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indrelid
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE %1$s AND i.indpred IS NOT NULL) keys
            ORDER BY schema, relation, index, place""".formatted(READABLE);

    /** "heir" or "view", schema and relation of the whole, schema and relation of the part. */
    public static final String DEPENDENCIES = """
            SELECT 'heir', pn.nspname::text, p.relname::text, n.nspname::text, c.relname::text
            FROM pg_catalog.pg_inherits h JOIN pg_catalog.pg_class p ON p.oid = h.inhparent
            JOIN pg_catalog.pg_namespace pn ON pn.oid = p.relnamespace
            JOIN pg_catalog.pg_class c ON c.oid = h.inhrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            UNION
            SELECT 'view', vn.nspname::text, v.relname::text, n.nspname::text, c.relname::text
            FROM pg_catalog.pg_rewrite r JOIN pg_catalog.pg_class v ON v.oid = r.ev_class AND v.relkind = 'v'
            JOIN pg_catalog.pg_namespace vn ON vn.oid = v.relnamespace
            JOIN pg_catalog.pg_depend d ON d.classid = 'pg_catalog.pg_rewrite'::pg_catalog.regclass AND d.objid = r.oid
             AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.refobjid <> v.oid
            JOIN pg_catalog.pg_class c ON c.oid = d.refobjid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE vn.nspname NOT IN ('pg_catalog','information_schema')""";

    private CatalogQueries() {}
}
