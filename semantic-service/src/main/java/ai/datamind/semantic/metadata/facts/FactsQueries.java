package ai.datamind.semantic.metadata.facts;

/** What PostgreSQL's catalog is asked. Every value comes as text; only what the role may read is shown. */
final class FactsQueries {

    private static final String READABLE = """
            c.relkind in ('r','p','v','m','f') and n.nspname not in ('pg_catalog','information_schema')
              and n.nspname not like 'pg\\_%' and has_table_privilege(c.oid, 'SELECT')""";

    /** schema, table, kind, comment, rows, bytes */
    static final String TABLES = """
            select n.nspname::text, c.relname::text,
              case c.relkind when 'v' then 'view' when 'm' then 'materialized view' when 'f' then 'foreign table' else 'table' end,
              obj_description(c.oid, 'pg_class'), c.reltuples::bigint::text, pg_total_relation_size(c.oid)::text
            from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
            where %s and not c.relispartition order by 1, 2""".formatted(READABLE);

    /** schema, table, column, type, nullable, comment, distinct, null share, frequent values as text array elements */
    static final String COLUMNS = """
            select n.nspname::text, c.relname::text, a.attname::text, format_type(a.atttypid, a.atttypmod)::text,
              case when a.attnotnull then 'f' else 't' end, col_description(c.oid, a.attnum),
              case when s.n_distinct is null then '-1'
                   when s.n_distinct < 0 then round((-s.n_distinct * greatest(c.reltuples, 0))::numeric)::bigint::text
                   else round(s.n_distinct::numeric)::bigint::text end,
              coalesce(s.null_frac, 0)::text
            from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
            join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
            left join pg_catalog.pg_stats s on s.schemaname = n.nspname and s.tablename = c.relname and s.attname = a.attname
              and not s.inherited
            where %s and not c.relispartition order by n.nspname, c.relname, a.attnum""".formatted(READABLE);

    /** schema, table, index, primary, column; in key order */
    static final String KEYS = """
            select n.nspname::text, c.relname::text, i.indexrelid::text, case when i.indisprimary then 't' else 'f' end,
              a.attname::text
            from pg_catalog.pg_index i join pg_catalog.pg_class c on c.oid = i.indrelid
            join pg_catalog.pg_namespace n on n.oid = c.relnamespace
            join lateral unnest(i.indkey::int2[]) with ordinality k(attnum, place) on k.place <= i.indnkeyatts
            join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
            where %s and i.indisunique and i.indisvalid and i.indpred is null and i.indexprs is null
            order by 1, 2, 3, k.place""".formatted(READABLE);

    /** schema, table, constraint, column, target schema, target table, target column; in key order */
    static final String REFERENCES = """
            select n.nspname::text, c.relname::text, k.oid::text, a.attname::text,
              tn.nspname::text, t.relname::text, ta.attname::text
            from pg_catalog.pg_constraint k join pg_catalog.pg_class c on c.oid = k.conrelid
            join pg_catalog.pg_namespace n on n.oid = c.relnamespace
            join pg_catalog.pg_class t on t.oid = k.confrelid join pg_catalog.pg_namespace tn on tn.oid = t.relnamespace
            join lateral unnest(k.conkey, k.confkey) with ordinality p(near, far, place) on true
            join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum = p.near
            join pg_catalog.pg_attribute ta on ta.attrelid = t.oid and ta.attnum = p.far
            where k.contype = 'f' and k.conparentid = 0 and %s order by 1, 2, k.conname, p.place""".formatted(READABLE);

    private FactsQueries() {}
}
