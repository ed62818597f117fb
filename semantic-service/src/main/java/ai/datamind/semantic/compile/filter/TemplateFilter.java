package ai.datamind.semantic.compile.filter;

import ai.datamind.semantic.compile.query.CompileRefusal;
import ai.datamind.semantic.compile.query.CompileRefusal.Reason;
import ai.datamind.semantic.compile.scope.Scope;
import ai.datamind.semantic.compile.sql.Sql;
import ai.datamind.semantic.model.element.ElementRef;
import ai.datamind.semantic.model.sql.SqlExpression;
import ai.datamind.semantic.model.sql.SqlTokens.Kind;
import ai.datamind.semantic.model.sql.SqlWords;
import ai.datamind.semantic.model.time.DatePart;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * SQL with references in double braces, in MetricFlow's way of writing them; a bare name that is written like a reference
 * ({@code metric_time__day}) is one too.
 */
final class TemplateFilter {

    private static final Pattern BRACES = Pattern.compile("\\{\\{\\s*(.*?)\\s*}}", Pattern.DOTALL);
    private static final Pattern CALL = Pattern.compile(
            "(Dimension|TimeDimension|Entity|Metric)\\((.*?)\\)(?:\\.(grain|date_part)\\(\\s*['\"](\\w+)['\"]\\s*\\))?",
            Pattern.DOTALL);
    private static final Pattern QUOTED = Pattern.compile("'([^']*)'|\"([^\"]*)\"");
    private static final String MARK = "dm_reference_";

    private record Reference(ElementRef element, String metric, List<ElementRef> groupBy) {}

    private final Scope scope;
    private final SqlExpression expression;
    private final List<Reference> references = new ArrayList<>();

    TemplateFilter(Scope scope, String template) {
        this.scope = scope;
        var text = new StringBuilder();
        Matcher braces = BRACES.matcher(template);
        while (braces.find()) {
            braces.appendReplacement(text, MARK + references.size());
            references.add(reference(braces.group(1)));
        }
        braces.appendTail(text);
        this.expression = new SqlExpression(text.toString());
    }

    /** The references; empty where a metric stands. */
    List<Optional<ElementRef>> references() {
        var all = new ArrayList<Optional<ElementRef>>();
        references.forEach(r -> all.add(Optional.ofNullable(r.element())));
        bareNames().forEach(name -> all.add(Optional.of(ElementRef.parse(name))));
        return all;
    }

    Sql sql() {
        Map<String, Sql> names = new HashMap<>();
        for (int i = 0; i < references.size(); i++) {
            Reference reference = references.get(i);
            names.put(
                    MARK + i,
                    reference.metric() == null
                            ? scope.value(reference.element())
                            : new MetricValue(scope).of(reference.metric(), reference.groupBy()));
        }
        bareNames().forEach(name -> names.put(name, scope.value(ElementRef.parse(name))));
        return new Sql.Fragment(expression, null, names);
    }

    private List<String> bareNames() {
        var tokens = expression.tokens().list();
        var names = new ArrayList<String>();
        for (int i = 0; i < tokens.size(); i++) {
            var token = tokens.get(i);
            boolean name = token.kind() == Kind.NAME
                    && !SqlWords.reserved(token.name())
                    && !token.name().startsWith(MARK)
                    && (token.name().contains("__") || token.name().equals(ElementRef.METRIC_TIME));
            if (name) {
                names.add(token.name());
            }
        }
        return names;
    }

    private static Reference reference(String text) {
        Matcher call = CALL.matcher(text);
        if (!call.matches()) {
            throw new CompileRefusal(
                    Reason.INVALID_FILTER,
                    "'" + text
                            + "' is none of Dimension('…'), TimeDimension('…', '…'), Entity('…'), Metric('…', ['…'])");
        }
        String arguments = call.group(2);
        int pathAt = arguments.indexOf("entity_path");
        List<String> words = quoted(pathAt < 0 ? arguments : arguments.substring(0, pathAt));
        List<String> path = pathAt < 0 ? List.of() : quoted(arguments.substring(pathAt));
        if (words.isEmpty()) {
            throw new CompileRefusal(Reason.INVALID_FILTER, "'" + text + "' names nothing");
        }
        if (call.group(1).equals("Metric")) {
            var groupBy = words.subList(1, words.size()).stream()
                    .map(ElementRef::parse)
                    .toList();
            return new Reference(null, words.get(0), groupBy);
        }
        ElementRef ref = ElementRef.parse(words.get(0));
        if (!path.isEmpty()) {
            var longer = new ArrayList<>(path);
            longer.addAll(ref.path());
            ref = new ElementRef(longer, ref.name(), ref.grain(), ref.part());
        }
        if (call.group(1).equals("TimeDimension") && words.size() > 1) {
            ref = ref.atCustom(words.get(1));
        } else if ("grain".equals(call.group(3))) {
            ref = ref.atCustom(call.group(4));
        } else if ("date_part".equals(call.group(3))) {
            ref = ref.extract(DatePart.of(call.group(4))
                    .orElseThrow(() -> new CompileRefusal(Reason.INVALID_FILTER, "'" + text + "' has no such part")));
        }
        return new Reference(ref, null, List.of());
    }

    private static List<String> quoted(String text) {
        return QUOTED.matcher(text)
                .results()
                .map(m -> m.group(1) != null ? m.group(1) : m.group(2))
                .toList();
    }
}
