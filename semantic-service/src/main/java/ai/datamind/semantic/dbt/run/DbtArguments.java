package ai.datamind.semantic.dbt.run;

import ai.datamind.kit.problem.ProblemException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What may be said to dbt besides the command. Everything here becomes one argument of its own, and nothing that begins with
 * a dash gets in: no value can turn into an option.
 *
 * @param project folder of the project below the configured path; null for that path itself
 * @param select node selectors, as dbt spells them
 * @param target profile target; null for the profile's own
 * @param vars variables of the project
 */
public record DbtArguments(
        String project,
        List<String> select,
        List<String> exclude,
        Boolean fullRefresh,
        String target,
        Map<String, Object> vars) {

    private static final Pattern PROJECT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");
    private static final Pattern SELECTOR = Pattern.compile("[A-Za-z0-9_@+*][A-Za-z0-9_.,:*+@/-]{0,255}");
    private static final Pattern TARGET = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_-]{0,63}");
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,63}");
    private static final int MOST = 200;
    private static final ObjectMapper JSON = new ObjectMapper();

    public DbtArguments {
        select = checked("select", select);
        exclude = checked("exclude", exclude);
        fullRefresh = Boolean.TRUE.equals(fullRefresh);
        vars = vars == null ? Map.of() : java.util.Collections.unmodifiableMap(new java.util.TreeMap<>(vars));
        match("project", project, PROJECT, "must be the name of a folder: letters, digits, - and _");
        match("target", target, TARGET, "must be the name of a target: letters, digits, - and _");
        vars.keySet().forEach(name -> match("vars", name, VARIABLE, "names must be letters, digits and _"));
        vars.values().forEach(DbtArguments::plain);
    }

    public static DbtArguments none() {
        return new DbtArguments(null, null, null, null, null, null);
    }

    List<String> words(DbtCommand command) {
        var words = new ArrayList<>(command.words());
        words.add("--no-use-colors");
        option(words, "--select", select);
        option(words, "--exclude", exclude);
        if (fullRefresh && command == DbtCommand.RUN) {
            words.add("--full-refresh");
        }
        if (target != null) {
            words.addAll(List.of("--target", target));
        }
        if (!vars.isEmpty()) {
            words.addAll(List.of("--vars", json(vars)));
        }
        return List.copyOf(words);
    }

    private static void option(List<String> words, String name, List<String> values) {
        if (!values.isEmpty()) {
            words.add(name);
            words.addAll(values);
        }
    }

    private static List<String> checked(String field, List<String> selectors) {
        List<String> given = selectors == null ? List.of() : selectors;
        if (given.size() > MOST) {
            throw ProblemException.invalid(field, "must not hold more than " + MOST + " selectors");
        }
        given.forEach(s -> {
            if (s == null || !SELECTOR.matcher(s).matches() || s.contains("..")) {
                throw ProblemException.invalid(
                        field, "must hold node selectors only, such as \"tag:nightly\" or \"orders+\"");
            }
        });
        return List.copyOf(given);
    }

    private static void match(String field, String value, Pattern pattern, String message) {
        if (value != null && !pattern.matcher(value).matches()) {
            throw ProblemException.invalid(field, message);
        }
    }

    private static void plain(Object value) {
        if (!(value instanceof String || value instanceof Number || value instanceof Boolean)) {
            throw ProblemException.invalid("vars", "values must be texts, numbers, true or false");
        }
    }

    private static String json(Map<String, Object> vars) {
        try {
            return JSON.writeValueAsString(vars);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
