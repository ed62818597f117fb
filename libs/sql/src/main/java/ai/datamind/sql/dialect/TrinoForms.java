package ai.datamind.sql.dialect;

import ai.datamind.sql.scope.TypeNames;
import ai.datamind.sql.text.Identifiers;
import ai.datamind.sql.tree.Trees;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.sf.jsqlparser.expression.*;
import net.sf.jsqlparser.expression.operators.relational.*;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.create.table.ColDataType;
import net.sf.jsqlparser.statement.select.*;

/** What Trino writes otherwise, from the leaves up. */
final class TrinoForms {
    private static final Pattern INTERVAL =
            Pattern.compile("'(\\d{1,6})(?: (year|month|day|hour|minute|second)s?)?'", Pattern.CASE_INSENSITIVE);

    private static final Pattern MOMENT = Pattern.compile("'\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}:\\d{2}(\\.\\d{1,6})?'");
    private static final Pattern SIZE = Pattern.compile("\\(\\d+(, \\d+)?\\)");
    /** Units that mean one number in both; a second has fractions in one, a week's first day differs. */
    private static final Set<String> UNITS = Set.of("year", "quarter", "month", "day", "hour", "minute");

    private final Words words;

    TrinoForms(Words words) {
        this.words = words;
    }

    void apply(Object node) {
        Trees.children(node, this::apply);
        Trees.replaceChildren(node, this::replaced);
        switch (node) {
            case Select query -> bounds(query);
            case OrderByElement key -> nulls(key);
            case WithItem<?> with when with.isRecursive() -> throw Trino.refused("WITH RECURSIVE");
            case Distinct distinct when distinct.getOnSelectItems() != null -> throw Trino.refused("DISTINCT ON");
            case Table table when table.getSampleClause() != null -> throw Trino.refused("TABLESAMPLE");
            case Join join when join.isNatural() -> throw Trino.refused("NATURAL JOIN");
            default -> {}
        }
    }

    private Object replaced(Object node) {
        return switch (node) {
            case CastExpression cast -> cast(cast);
            case IsBooleanExpression is -> truth(is);
            case IsUnknownExpression is -> unknown(is);
            case LikeExpression like -> like(like);
            case IntervalExpression interval -> interval(interval);
            case Function call -> call(call);
            case AnalyticExpression call -> analytic(call);
            case EqualsTo equals
            when array(equals.getRightExpression(), "any", "some") != null ->
                contains(equals.getLeftExpression(), array(equals.getRightExpression(), "any", "some"));
            case NotEqualsTo differs
            when array(differs.getRightExpression(), "all") != null ->
                not(contains(differs.getLeftExpression(), array(differs.getRightExpression(), "all")));
            case ExtractExpression extract
            when !UNITS.contains(extract.getName().toLowerCase(Locale.ROOT)) ->
                throw Trino.refused("extract " + extract.getName());
            case StringValue text
            when text.getPrefix() != null || !"'".equals(text.getQuoteStr()) ->
                throw Trino.refused("escapes in a literal");
            case Between between when between.isUsingSymmetric() -> throw Trino.refused("BETWEEN SYMMETRIC");
            case DateTimeLiteralExpression literal
            when !plain(literal) -> throw Trino.refused("a literal of type " + literal.getType());
            default -> node;
        };
    }

    /** A moment without a zone, as both write it. */
    private static boolean plain(DateTimeLiteralExpression literal) {
        return switch (literal.getType()) {
            case DATE -> true;
            case TIMESTAMP -> MOMENT.matcher(literal.getValue()).matches();
            default -> false;
        };
    }

    /** OFFSET stands before the bound there. One of nothing is our fence, which that planner does not know for one. */
    private static void bounds(Select query) {
        boolean fence = query.getOffset() != null
                && query.getOffset().getOffset() instanceof LongValue rows
                && rows.getValue() == 0;
        if (fence) {
            throw Trino.refused("a fence");
        }
        Limit limit = query.getLimit();
        if (limit == null) {
            return;
        }
        if (!(limit.getRowCount() instanceof LongValue || limit.getRowCount() instanceof JdbcParameter)) {
            throw Trino.refused("this LIMIT");
        }
        if (limit.getOffset() != null) {
            query.setOffset(new Offset().withOffset(limit.getOffset()));
        }
        if (query.getOffset() != null) {
            Fetch fetch = new Fetch().withExpression(limit.getRowCount());
            fetch.addFetchParameter("ROWS");
            fetch.addFetchParameter("ONLY");
            query.setFetch(fetch);
            query.setLimit(null);
        }
    }

    /** PostgreSQL counts null as the greatest; Trino puts it last whatever the direction. */
    private static void nulls(OrderByElement key) {
        if (!key.isAsc() && key.getNullOrdering() == null) {
            key.setNullOrdering(OrderByElement.NullOrdering.NULLS_FIRST);
        }
    }

    private CastExpression cast(CastExpression cast) {
        ColDataType type = cast.getColDataType();
        String element = TypeNames.shortName(type.toString());
        boolean array = element.startsWith("_");
        String name = words.types().get(array ? element.substring(1) : element);
        Matcher size = SIZE.matcher(type.toString());
        boolean sized = size.find();
        if (name == null || (name.equals("decimal") && !sized) || (sized && name.contains("("))) {
            throw Trino.refused("type " + type);
        }
        String spelled = sized ? name + size.group() : name;
        CastExpression made =
                new CastExpression("CAST", cast.getLeftExpression(), array ? "array(" + spelled + ")" : spelled);
        made.setUseCastKeyword(true);
        return made;
    }

    /** {@code x IS TRUE} → {@code coalesce(x, false)}; {@code x IS NOT TRUE} → {@code (NOT coalesce(x, false))}. */
    private static Expression truth(IsBooleanExpression is) {
        Function known = new Function("coalesce", is.getLeftExpression(), new BooleanValue(!is.isTrue()));
        return is.isTrue() == is.isNot() ? not(known) : known;
    }

    private static Expression not(Expression expression) {
        return new ParenthesedExpressionList<>(new NotExpression(expression));
    }

    private static Expression unknown(IsUnknownExpression is) {
        IsNullExpression made = new IsNullExpression(is.getLeftExpression());
        made.setNot(is.isNot());
        return made;
    }

    private static Expression like(LikeExpression like) {
        switch (like.getLikeKeyWord()) {
            case LIKE -> {}
            case ILIKE -> {
                like.setLikeKeyWord(LikeExpression.KeyWord.LIKE);
                like.setLeftExpression(new Function("lower", like.getLeftExpression()));
                like.setRightExpression(new Function("lower", like.getRightExpression()));
            }
            default -> throw Trino.refused(like.getLikeKeyWord() + "");
        }
        boolean plain = like.getRightExpression() instanceof StringValue pattern
                && pattern.getValue().indexOf('\\') < 0;
        if (!plain && like.getEscape() == null) {
            like.setEscape(new StringValue("\\"));
        }
        return like;
    }

    private static IntervalExpression interval(IntervalExpression interval) {
        Matcher text = INTERVAL.matcher(String.valueOf(interval.getParameter()));
        String unit = text.matches() && text.group(2) != null ? text.group(2) : interval.getIntervalType();
        if (!text.matches() || unit == null || interval.getIntervalQualifier() != null) {
            throw Trino.refused("interval " + interval.getParameter());
        }
        IntervalExpression made = new IntervalExpression();
        made.setParameter("'" + text.group(1) + "'");
        made.setIntervalType(unit.toUpperCase(Locale.ROOT));
        return made;
    }

    private Expression call(Function call) {
        String name = Identifiers.meant(call.getMultipartName().getLast());
        if (array(call, "any", "all", "some") != null) {
            return call;
        }
        String known = words.functions().get(name);
        boolean cut = "substring".equals(known);
        if (cut && call.getNamedParameters() != null) {
            call.setParameters(new ExpressionList<>(List.copyOf(call.getNamedParameters())));
            call.setNamedParameters(null);
        }
        if (known == null || call.getNamedParameters() != null || (cut && !fromOne(call))) {
            throw Trino.refused("function " + name);
        }
        call.setName(known);
        return call;
    }

    /** A start before the first character counts from the end there. */
    private static boolean fromOne(Function call) {
        ExpressionList<?> arguments = call.getParameters();
        return arguments.size() > 1
                && arguments.stream().skip(1).allMatch(n -> n instanceof LongValue number && number.getValue() > 0);
    }

    private AnalyticExpression analytic(AnalyticExpression call) {
        String name = Identifiers.meant(call.getName().substring(call.getName().lastIndexOf('.') + 1));
        boolean grouped =
                call.getType() == AnalyticType.WITHIN_GROUP || call.getType() == AnalyticType.WITHIN_GROUP_OVER;
        if (grouped || words.functions().get(name) == null) {
            throw Trino.refused("function " + name);
        }
        call.setName(words.functions().get(name));
        return call;
    }

    /** The array of {@code ANY (array)}, or null. */
    private static Expression array(Expression right, String... names) {
        boolean call = right instanceof Function function
                && function.getMultipartName() != null
                && Set.of(names)
                        .contains(Identifiers.meant(function.getMultipartName().getLast()))
                && function.getParameters() != null
                && function.getParameters().size() == 1;
        return call ? ((Function) right).getParameters().getFirst() : null;
    }

    private static Function contains(Expression element, Expression array) {
        return new Function("contains", array, element);
    }
}
