package ai.datamind.semantic.interchange.intake;

import ai.datamind.semantic.interchange.foreign.Foreign;
import ai.datamind.semantic.model.measure.Aggregation;
import ai.datamind.semantic.model.sql.SqlExpression;
import ai.datamind.semantic.model.sql.SqlTokens;
import ai.datamind.semantic.model.sql.SqlTokens.Kind;
import ai.datamind.semantic.model.sql.SqlTokens.Token;
import ai.datamind.semantic.model.sql.SqlWords;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code SUM(orders.amount) / COUNT(DISTINCT customers.id)} as its aggregates, each over the rows of one dataset, and the
 * formula over them. What is not such an expression is refused.
 */
final class AggregateExpression {

    record Aggregate(Aggregation aggregation, String dataset, SqlExpression row) {}

    private static final Set<String> AFTER = Set.of("over", "filter", "within");

    private final Map<String, JsonNode> datasets;
    private final List<Token> tokens;
    private final List<Aggregate> aggregates = new ArrayList<>();
    /** The formula: a token's text, or null for the next aggregate. */
    private final List<String> formula = new ArrayList<>();

    AggregateExpression(String text, Map<String, JsonNode> datasets) {
        this.datasets = datasets;
        this.tokens = SqlTokens.of(text).list();
        int at = 0;
        while (at < tokens.size()) {
            at = call(at) ? aggregate(at) : outside(at);
        }
        if (aggregates.isEmpty()) {
            throw new IllegalArgumentException("it aggregates nothing");
        }
    }

    List<Aggregate> aggregates() {
        return aggregates;
    }

    boolean isOneAggregate() {
        return formula.size() == 1;
    }

    String over(List<String> names) {
        var next = names.iterator();
        return String.join(
                " ", formula.stream().map(t -> t == null ? next.next() : t).toList());
    }

    private boolean call(int at) {
        Token token = tokens.get(at);
        return token.kind() == Kind.NAME
                && at + 1 < tokens.size()
                && tokens.get(at + 1).is("(")
                && ForeignMetrics.aggregation(token.name(), false).isPresent();
    }

    private int outside(int at) {
        Token token = tokens.get(at);
        boolean function = at + 1 < tokens.size() && tokens.get(at + 1).is("(");
        boolean grammar = token.kind() == Kind.NAME && (function || SqlWords.reserved(token.name()));
        boolean column = (token.kind() == Kind.NAME || token.kind() == Kind.QUOTED) && !grammar;
        if (column || token.is(".")) {
            throw new IllegalArgumentException("'" + token.text() + "' stands outside of every aggregate");
        }
        formula.add(token.text());
        return at + 1;
    }

    private int aggregate(int at) {
        int end = closing(at + 1);
        List<Token> inner = tokens.subList(at + 2, end);
        boolean distinct = !inner.isEmpty() && inner.get(0).is("distinct");
        String function = tokens.get(at).name();
        if (distinct && !function.equals("count")) {
            throw new IllegalArgumentException(function + "(distinct …) has no equal here");
        }
        if (end + 1 < tokens.size() && AFTER.contains(tokens.get(end + 1).name())) {
            throw new IllegalArgumentException(
                    "'" + tokens.get(end + 1).text() + "' after an aggregate has no equal here");
        }
        Aggregation aggregation = ForeignMetrics.aggregation(function, distinct).orElseThrow();
        aggregates.add(rows(aggregation, distinct ? inner.subList(1, inner.size()) : inner));
        formula.add(null);
        return end + 1;
    }

    private int closing(int open) {
        int depth = 0;
        for (int i = open; i < tokens.size(); i++) {
            depth += tokens.get(i).is("(") ? 1 : tokens.get(i).is(")") ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        throw new IllegalArgumentException("a bracket is open");
    }

    private Aggregate rows(Aggregation aggregation, List<Token> inner) {
        var touched = new HashSet<String>();
        var text = new StringBuilder();
        int at = 0;
        while (at < inner.size()) {
            text.append(text.isEmpty() ? "" : " ");
            boolean qualified = at + 2 < inner.size() && inner.get(at + 1).is(".") && name(inner.get(at));
            if (qualified) {
                String dataset = dataset(inner.get(at));
                touched.add(dataset);
                text.append(inner.get(at + 2).is("*") ? "1" : field(dataset, inner.get(at + 2)));
                at += 3;
            } else {
                text.append(unqualified(inner, at, touched));
                at++;
            }
        }
        if (touched.size() != 1) {
            throw new IllegalArgumentException(
                    touched.isEmpty()
                            ? "it is not said which dataset is counted"
                            : "one aggregate speaks of several datasets");
        }
        return new Aggregate(aggregation, touched.iterator().next(), new SqlExpression(text.toString()));
    }

    private String unqualified(List<Token> inner, int at, Set<String> touched) {
        Token token = inner.get(at);
        boolean function = at + 1 < inner.size() && inner.get(at + 1).is("(");
        if (token.is("*") && inner.size() == 1) {
            onlyDataset().ifPresent(touched::add);
            return "1";
        }
        if (!name(token) || function || (token.kind() == Kind.NAME && SqlWords.reserved(token.name()))) {
            if (function && ForeignMetrics.aggregation(token.name(), false).isPresent()) {
                throw new IllegalArgumentException("an aggregate stands inside of another");
            }
            return token.text();
        }
        List<String> having = datasets.keySet().stream()
                .filter(d -> expression(d, token).isPresent())
                .toList();
        if (having.size() != 1) {
            throw new IllegalArgumentException("'" + token.text() + "' is a field of no dataset, or of several");
        }
        touched.add(having.get(0));
        return field(having.get(0), token);
    }

    private Optional<String> onlyDataset() {
        return datasets.size() == 1 ? Optional.of(datasets.keySet().iterator().next()) : Optional.empty();
    }

    private static boolean name(Token token) {
        return token.kind() == Kind.NAME || token.kind() == Kind.QUOTED;
    }

    private String dataset(Token token) {
        return datasets.keySet().stream()
                .filter(d -> d.equals(token.name()) || d.equalsIgnoreCase(token.text()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + token.text() + "' is no dataset of the model"));
    }

    /** A field's expression, in brackets unless it is a column; a name that is no field is a column. */
    private String field(String dataset, Token token) {
        String expression = expression(dataset, token).orElse(token.text());
        return new SqlExpression(expression).asColumn().isPresent() ? expression : "(" + expression + ")";
    }

    private Optional<String> expression(String dataset, Token token) {
        for (JsonNode field : datasets.get(dataset).path("fields")) {
            String name = field.path("name").asText();
            if (name.equals(token.name()) || name.equalsIgnoreCase(token.text())) {
                return Optional.of(Foreign.expression(field));
            }
        }
        return Optional.empty();
    }
}
