package ai.datamind.usage.report;

import ai.datamind.kit.page.Page;
import ai.datamind.kit.page.PageQuery;
import ai.datamind.usage.report.Figures.DashboardFigures;
import ai.datamind.usage.report.Figures.Day;
import ai.datamind.usage.report.Figures.LlmTotals;
import ai.datamind.usage.report.Figures.ModelFigures;
import ai.datamind.usage.report.Figures.QueryFigures;
import ai.datamind.usage.report.Figures.Summary;
import ai.datamind.usage.report.Figures.UserFigures;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The SQL of the reports. Sums of bigint are numeric in PostgreSQL, hence the casts. */
@ApplicationScoped
class ReportRepository {
    private static final String OF_SPAN = " where day between $1 and $2 and ($3::text is null or user_id = $3) ";

    private static final String DAYS = """
            select day, sum(asked)::bigint asked, sum(answered)::bigint answered, sum(refused)::bigint refused,
              sum(question_ms)::bigint question_ms, sum(executed)::bigint executed, sum(failed)::bigint failed,
              sum(rows)::bigint rows, sum(cache_hits)::bigint cache_hits, sum(llm_calls)::bigint llm_calls,
              sum(input_tokens)::bigint input_tokens, sum(output_tokens)::bigint output_tokens, sum(cost) as cost
            from by_user""" + OF_SPAN + "group by day order by day";

    private static final String USERS =
            """
            select user_id, sum(asked)::bigint asked, sum(answered)::bigint answered, sum(refused)::bigint refused,
              sum(executed)::bigint executed, sum(failed)::bigint failed, sum(rows)::bigint rows,
              sum(input_tokens)::bigint input_tokens, sum(output_tokens)::bigint output_tokens, sum(cost) as cost,
              sum(client_events)::bigint client_events, max(day) last_day, count(*) over () total
            from by_user""" + OF_SPAN + "group by user_id order by asked desc, user_id limit $4 offset $5";

    private static final String QUERIES =
            """
            select sql_hash, count(distinct user_id) users, sum(executed)::bigint executed, sum(failed)::bigint failed,
              sum(rows)::bigint rows, sum(cache_hits)::bigint cache_hits, sum(execution_ms)::bigint execution_ms,
              max(slowest_ms) slowest_ms, max(day) last_day, count(*) over () total
            from by_query""" + OF_SPAN + "group by sql_hash order by executed desc, sql_hash limit $4 offset $5";

    private static final String DASHBOARDS =
            """
            select dashboard_id, count(distinct user_id) users, sum(views)::bigint views,
              sum(published)::bigint published, max(day) last_day, count(*) over () total
            from by_dashboard""" + OF_SPAN + "group by dashboard_id order by views desc, dashboard_id limit $4 offset $5";

    private static final String MODELS = """
            select provider, model, purpose, sum(calls)::bigint calls, sum(input_tokens)::bigint input_tokens,
              sum(output_tokens)::bigint output_tokens, sum(cost) as cost, count(*) over () total
            from by_model""" + OF_SPAN + """
            group by provider, model, purpose
            order by sum(input_tokens + output_tokens) desc, provider, model, purpose limit $4 offset $5""";

    private final Pool pool;

    ReportRepository(Pool pool) {
        this.pool = pool;
    }

    Uni<Summary> summary(Span span) {
        return days(span)
                .chain(days -> users(span)
                        .chain(users -> outcomes(span).map(outcomes -> summary(span, days, users, outcomes))));
    }

    Uni<Page<UserFigures>> users(Span span, PageQuery page) {
        return page(
                USERS,
                span,
                page,
                row -> new UserFigures(
                        row.getString("user_id"),
                        row.getLong("asked"),
                        row.getLong("answered"),
                        row.getLong("refused"),
                        row.getLong("executed"),
                        row.getLong("failed"),
                        row.getLong("rows"),
                        row.getLong("input_tokens"),
                        row.getLong("output_tokens"),
                        row.getBigDecimal("cost"),
                        row.getLong("client_events"),
                        row.getLocalDate("last_day")));
    }

    Uni<Page<QueryFigures>> queries(Span span, PageQuery page) {
        return page(QUERIES, span, page, row -> {
            long runs = row.getLong("executed") + row.getLong("failed");
            return new QueryFigures(
                    row.getString("sql_hash"),
                    row.getLong("users"),
                    row.getLong("executed"),
                    row.getLong("failed"),
                    row.getLong("rows"),
                    row.getLong("cache_hits"),
                    runs == 0 ? 0 : row.getLong("execution_ms") / runs,
                    row.getLong("slowest_ms"),
                    row.getLocalDate("last_day"));
        });
    }

    Uni<Page<DashboardFigures>> dashboards(Span span, PageQuery page) {
        return page(
                DASHBOARDS,
                span,
                page,
                row -> new DashboardFigures(
                        row.getString("dashboard_id"),
                        row.getLong("users"),
                        row.getLong("views"),
                        row.getLong("published"),
                        row.getLocalDate("last_day")));
    }

    Uni<Page<ModelFigures>> models(Span span, PageQuery page) {
        return page(
                MODELS,
                span,
                page,
                row -> new ModelFigures(
                        row.getString("provider"),
                        row.getString("model"),
                        row.getString("purpose"),
                        row.getLong("calls"),
                        row.getLong("input_tokens"),
                        row.getLong("output_tokens"),
                        row.getBigDecimal("cost")));
    }

    private Uni<List<Row>> days(Span span) {
        return pool.preparedQuery(DAYS)
                .execute(values(span))
                .map(rows -> rows.stream().toList());
    }

    private Uni<Long> users(Span span) {
        return pool.preparedQuery("select count(distinct user_id) from by_user" + OF_SPAN)
                .execute(values(span))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    private Uni<Map<String, Long>> outcomes(Span span) {
        return pool.preparedQuery("select outcome, sum(number)::bigint number from by_outcome" + OF_SPAN
                        + "group by outcome order by outcome")
                .execute(values(span))
                .map(rows -> {
                    Map<String, Long> outcomes = new LinkedHashMap<>();
                    rows.forEach(row -> outcomes.put(row.getString("outcome"), row.getLong("number")));
                    return outcomes;
                });
    }

    private <T> Uni<Page<T>> page(String sql, Span span, PageQuery page, Function<Row, T> read) {
        Tuple values = values(span).addInteger(page.size()).addInteger(page.offset());
        return pool.preparedQuery(sql).execute(values).map(rows -> {
            long total = rows.size() == 0 ? 0 : rows.iterator().next().getLong("total");
            return Page.of(page, total, rows.stream().map(read).toList());
        });
    }

    private static Summary summary(Span span, List<Row> days, long users, Map<String, Long> outcomes) {
        long ended = sum(days, "answered") + sum(days, "refused");
        return new Summary(
                span.from(),
                span.to(),
                users,
                sum(days, "asked"),
                sum(days, "answered"),
                sum(days, "refused"),
                ended == 0 ? 0 : sum(days, "question_ms") / ended,
                sum(days, "executed"),
                sum(days, "failed"),
                sum(days, "rows"),
                sum(days, "cache_hits"),
                new LlmTotals(
                        sum(days, "llm_calls"),
                        sum(days, "input_tokens"),
                        sum(days, "output_tokens"),
                        days.stream()
                                .map(row -> row.getBigDecimal("cost"))
                                .reduce(java.math.BigDecimal.ZERO, java.math.BigDecimal::add)),
                outcomes,
                days.stream().map(ReportRepository::day).toList());
    }

    private static Day day(Row row) {
        return new Day(
                row.getLocalDate("day"),
                row.getLong("asked"),
                row.getLong("answered"),
                row.getLong("refused"),
                row.getLong("executed"),
                row.getLong("failed"),
                row.getLong("rows"),
                row.getLong("input_tokens"),
                row.getLong("output_tokens"),
                row.getBigDecimal("cost"));
    }

    private static long sum(List<Row> days, String figure) {
        return days.stream().mapToLong(row -> row.getLong(figure)).sum();
    }

    private static Tuple values(Span span) {
        return Tuple.of(span.from(), span.to(), span.userId());
    }
}
