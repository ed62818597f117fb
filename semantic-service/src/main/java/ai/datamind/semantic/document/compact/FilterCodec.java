package ai.datamind.semantic.document.compact;

import ai.datamind.semantic.model.filter.Filter;
import ai.datamind.semantic.model.filter.Literal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;

/** A condition of any kind and the values in it. */
final class FilterCodec {

    private enum Kind {
        COMPARE,
        IN,
        BETWEEN,
        LIKE,
        IS_NULL,
        AND,
        OR,
        NOT,
        NAMED,
        ON_METRIC,
        TEMPLATE
    }

    private enum Value {
        TEXT,
        NUMBER,
        BOOL,
        DATE,
        TIMESTAMP
    }

    private static final Kind[] KINDS = Kind.values();
    private static final Value[] VALUES = Value.values();

    private FilterCodec() {}

    static void write(Out out, Filter filter) {
        switch (filter) {
            case Filter.Compare compare -> {
                out.choice(Kind.COMPARE);
                DocumentCodec.reference(out, compare.element());
                out.choice(compare.comparison());
                literal(out, compare.value());
            }
            case Filter.In in -> {
                out.choice(Kind.IN);
                DocumentCodec.reference(out, in.element());
                out.list(in.values(), FilterCodec::literal);
                out.flag(in.negated());
            }
            case Filter.Between between -> {
                out.choice(Kind.BETWEEN);
                DocumentCodec.reference(out, between.element());
                literal(out, between.low());
                literal(out, between.high());
            }
            case Filter.Like like -> {
                out.choice(Kind.LIKE);
                DocumentCodec.reference(out, like.element());
                out.text(like.pattern());
                out.flag(like.negated());
            }
            case Filter.IsNull isNull -> {
                out.choice(Kind.IS_NULL);
                DocumentCodec.reference(out, isNull.element());
                out.flag(isNull.negated());
            }
            case Filter.And and -> {
                out.choice(Kind.AND);
                out.list(and.parts(), FilterCodec::write);
            }
            case Filter.Or or -> {
                out.choice(Kind.OR);
                out.list(or.parts(), FilterCodec::write);
            }
            case Filter.Not not -> {
                out.choice(Kind.NOT);
                write(out, not.part());
            }
            case Filter.Named named -> {
                out.choice(Kind.NAMED);
                out.text(named.name());
            }
            case Filter.OnMetric on -> {
                out.choice(Kind.ON_METRIC);
                out.text(on.metric());
                out.list(on.groupBy(), DocumentCodec::reference);
                out.choice(on.comparison());
                literal(out, on.value());
            }
            case Filter.Template template -> {
                out.choice(Kind.TEMPLATE);
                out.text(template.sql());
            }
        }
    }

    static Filter read(In in) {
        return switch (in.choice(KINDS)) {
            case COMPARE -> new Filter.Compare(DocumentCodec.reference(in), comparison(in), literal(in));
            case IN -> new Filter.In(DocumentCodec.reference(in), in.list(FilterCodec::literal), in.flag());
            case BETWEEN -> new Filter.Between(DocumentCodec.reference(in), literal(in), literal(in));
            case LIKE -> new Filter.Like(DocumentCodec.reference(in), in.text(), in.flag());
            case IS_NULL -> new Filter.IsNull(DocumentCodec.reference(in), in.flag());
            case AND -> new Filter.And(in.list(FilterCodec::read));
            case OR -> new Filter.Or(in.list(FilterCodec::read));
            case NOT -> new Filter.Not(read(in));
            case NAMED -> new Filter.Named(in.text());
            case ON_METRIC ->
                new Filter.OnMetric(in.text(), in.list(DocumentCodec::reference), comparison(in), literal(in));
            case TEMPLATE -> new Filter.Template(in.text());
            case null -> throw new IllegalArgumentException("a condition without a kind");
        };
    }

    private static Filter.Comparison comparison(In in) {
        return in.choice(Filter.Comparison.values());
    }

    private static void literal(Out out, Literal literal) {
        switch (literal) {
            case Literal.Text text -> value(out, Value.TEXT, text.value());
            case Literal.Number number ->
                value(out, Value.NUMBER, number.value().toString());
            case Literal.Bool bool -> value(out, Value.BOOL, Boolean.toString(bool.value()));
            case Literal.Date date -> value(out, Value.DATE, date.value().toString());
            case Literal.Timestamp time ->
                value(out, Value.TIMESTAMP, time.value().toString());
        }
    }

    private static void value(Out out, Value kind, String text) {
        out.choice(kind);
        out.text(text);
    }

    private static Literal literal(In in) {
        Value kind = in.choice(VALUES);
        String text = in.text();
        return switch (kind) {
            case TEXT -> new Literal.Text(text);
            case NUMBER -> new Literal.Number(new BigDecimal(text));
            case BOOL -> new Literal.Bool(Boolean.parseBoolean(text));
            case DATE -> new Literal.Date(LocalDate.parse(text));
            case TIMESTAMP -> new Literal.Timestamp(LocalDateTime.parse(text));
            case null -> throw new IllegalArgumentException("a value without a kind");
        };
    }
}
