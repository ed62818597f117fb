package ai.datamind.semantic.metadata.autocomplete;

import java.util.List;

/** The words of a query, by where they may stand. Functions with their arguments, as people read them. */
final class AutocompleteWords {

    static final List<String> BEGINNING = List.of("SELECT", "WITH", "VALUES");

    static final List<String> EXPRESSION = List.of(
            "CASE",
            "DISTINCT",
            "NOT",
            "NULL",
            "TRUE",
            "FALSE",
            "EXISTS",
            "INTERVAL",
            "CURRENT_DATE",
            "CURRENT_TIMESTAMP",
            "SELECT");

    static final List<String> AFTER_EXPRESSION = List.of(
            "AND",
            "OR",
            "AS",
            "IN",
            "NOT",
            "LIKE",
            "ILIKE",
            "BETWEEN",
            "IS NULL",
            "IS NOT NULL",
            "ASC",
            "DESC",
            "NULLS LAST",
            "WHEN",
            "THEN",
            "ELSE",
            "END",
            "OVER",
            "PARTITION BY",
            "FILTER");

    static final List<String> CLAUSES = List.of(
            "FROM",
            "WHERE",
            "GROUP BY",
            "HAVING",
            "ORDER BY",
            "LIMIT",
            "OFFSET",
            "UNION",
            "UNION ALL",
            "INTERSECT",
            "EXCEPT");

    static final List<String> AFTER_TABLE =
            List.of("JOIN", "LEFT JOIN", "INNER JOIN", "FULL JOIN", "CROSS JOIN", "ON", "USING", "AS");

    static final List<String> BEFORE_TABLE = List.of("LATERAL");

    static final List<String> FUNCTIONS = List.of(
            "count(value)",
            "sum(number)",
            "avg(number)",
            "min(value)",
            "max(value)",
            "stddev(number)",
            "variance(number)",
            "percentile_cont(fraction) WITHIN GROUP (ORDER BY value)",
            "percentile_disc(fraction) WITHIN GROUP (ORDER BY value)",
            "mode() WITHIN GROUP (ORDER BY value)",
            "corr(y, x)",
            "string_agg(text, separator)",
            "array_agg(value)",
            "bool_and(condition)",
            "bool_or(condition)",
            "row_number()",
            "rank()",
            "dense_rank()",
            "percent_rank()",
            "ntile(buckets)",
            "lag(value, rows)",
            "lead(value, rows)",
            "first_value(value)",
            "last_value(value)",
            "date_trunc('unit', time)",
            "date_part('unit', time)",
            "extract(unit FROM time)",
            "age(later, earlier)",
            "now()",
            "make_date(year, month, day)",
            "to_char(value, 'format')",
            "to_date(text, 'format')",
            "to_timestamp(text, 'format')",
            "generate_series(first, last, step)",
            "coalesce(value, …)",
            "nullif(value, value)",
            "greatest(value, …)",
            "least(value, …)",
            "cast(value AS type)",
            "round(number, digits)",
            "trunc(number, digits)",
            "ceil(number)",
            "floor(number)",
            "abs(number)",
            "sign(number)",
            "mod(number, by)",
            "power(base, exponent)",
            "sqrt(number)",
            "exp(number)",
            "ln(number)",
            "log(base, number)",
            "width_bucket(value, low, high, buckets)",
            "lower(text)",
            "upper(text)",
            "initcap(text)",
            "trim(text)",
            "ltrim(text)",
            "rtrim(text)",
            "left(text, length)",
            "right(text, length)",
            "length(text)",
            "substring(text, start, length)",
            "position(part IN text)",
            "replace(text, from, to)",
            "split_part(text, separator, field)",
            "concat(value, …)",
            "concat_ws(separator, value, …)",
            "lpad(text, length, fill)",
            "rpad(text, length, fill)",
            "regexp_replace(text, pattern, with)",
            "regexp_match(text, pattern)",
            "md5(text)",
            "unnest(array)",
            "array_length(array, dimension)",
            "jsonb_array_elements(json)",
            "jsonb_extract_path_text(json, key, …)");

    private AutocompleteWords() {}
}
