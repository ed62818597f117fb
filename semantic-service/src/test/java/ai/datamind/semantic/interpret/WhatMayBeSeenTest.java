package ai.datamind.semantic.interpret;

import ai.datamind.semantic.catalog.Publication;
import ai.datamind.semantic.catalog.value.ColumnValues;
import ai.datamind.semantic.catalog.value.ValueIndex;
import ai.datamind.semantic.interpret.reading.Interpretation;
import ai.datamind.semantic.interpret.reading.Outcome;
import ai.datamind.semantic.interpret.vocabulary.Vocabulary;
import ai.datamind.semantic.model.SemanticManifest;
import ai.datamind.semantic.model.SemanticModel;
import ai.datamind.semantic.model.element.CategoricalDimension;
import ai.datamind.semantic.model.element.DataType;
import ai.datamind.semantic.visibility.Visibility;
import ai.datamind.sql.policy.ColumnFlag;
import ai.datamind.sql.policy.ColumnMask;
import ai.datamind.sql.policy.DefaultEffect;
import ai.datamind.sql.policy.FilterMode;
import ai.datamind.sql.policy.MaskMethod;
import ai.datamind.sql.policy.PolicySet;
import ai.datamind.sql.policy.RowFilter;
import ai.datamind.sql.policy.TablePolicy;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Under whatever decision, no word of an interpretation says what the asker may not see. Decisions and values are made by rule. */
class WhatMayBeSeenTest {

    private static final LocalDate TODAY = LocalDate.of(1998, 8, 2);
    private static final SemanticManifest MODEL = SampleModel.manifest();
    private static final List<String> SYLLABLES =
            List.of("zor", "vek", "qua", "lix", "mub", "tra", "fon", "gil", "pex", "dru", "hok", "wim");

    private record Place(SemanticModel model, String dimension, String column) {
        String schema() {
            return model.relation().schema();
        }

        String table() {
            return model.relation().table();
        }
    }

    private static List<Place> places() {
        return MODEL.models().stream()
                .flatMap(m -> m.dimensions().stream()
                        .filter(CategoricalDimension.class::isInstance)
                        .filter(d -> d.dataType() == DataType.TEXT)
                        .map(d ->
                                new Place(m, d.name(), d.expression().asColumn().orElseThrow())))
                .toList();
    }

    private static Map<Place, List<String>> values(Random random) {
        var all = new LinkedHashMap<Place, List<String>>();
        for (Place p : places()) {
            all.put(p, List.of(word(random), word(random) + " " + word(random), word(random)));
        }
        return all;
    }

    private static String word(Random random) {
        var word = new StringBuilder();
        for (int i = 0; i < 4; i++) {
            word.append(SYLLABLES.get(random.nextInt(SYLLABLES.size())));
        }
        return word.toString().toUpperCase(Locale.ROOT);
    }

    private static Interpreter interpreter(Map<Place, List<String>> values, Visibility visibility) {
        var index = new ArrayList<ColumnValues>();
        values.forEach((p, v) -> index.add(new ColumnValues(p.model().name(), p.dimension(), v, true)));
        return Interpreters.interpreter(Publication.of(MODEL, new ValueIndex(index)), visibility);
    }

    private static TablePolicy policy(
            Place p,
            boolean denied,
            List<RowFilter> filters,
            List<ColumnMask> masks,
            Set<String> gone,
            Set<String> flagged) {
        var flags = new LinkedHashMap<String, Set<ColumnFlag>>();
        flagged.forEach(c -> flags.put(c, Set.of(ColumnFlag.parse("DENY_IN_PREDICATE"))));
        return new TablePolicy(p.schema(), p.table(), denied, !filters.isEmpty(), filters, masks, gone, flags);
    }

    private static Visibility decision(Random random) {
        var tables = new ArrayList<TablePolicy>();
        for (Place p : places()) {
            switch (random.nextInt(9)) {
                case 0 -> tables.add(policy(p, true, List.of(), List.of(), Set.of(), Set.of()));
                case 1 -> tables.add(policy(p, false, List.of(), List.of(), Set.of(p.column()), Set.of()));
                case 2 ->
                    tables.add(policy(
                            p,
                            false,
                            List.of(),
                            List.of(new ColumnMask("p", "mask", p.column(), MaskMethod.NULL, Map.of())),
                            Set.of(),
                            Set.of()));
                case 3 -> tables.add(policy(p, false, List.of(), List.of(), Set.of(), Set.of(p.column())));
                case 4 ->
                    tables.add(policy(
                            p,
                            false,
                            List.of(new RowFilter("p", "rows", FilterMode.PERMISSIVE, "1 = 2")),
                            List.of(),
                            Set.of(),
                            Set.of()));
                default -> {}
            }
        }
        var policies = new PolicySet("1", DefaultEffect.ALLOW, Map.of(), tables, new byte[0]);
        return new Visibility("seed", policies);
    }

    /** Values whole, in part and misspelt, in clauses of several kinds, and questions that name nothing stored. */
    private static Stream<String> questions(List<String> values, Random random) {
        var asked = new ArrayList<>(List.of(
                "revenue by nation",
                "list all customers with their phone and address",
                "what do you know about suppliers",
                "orders per market segment",
                "average balance of customers per region",
                "top 5 brands by revenue",
                "foo bar baz",
                "which clerk took most orders"));
        for (String v : values) {
            if (random.nextInt(4) > 0) {
                continue;
            }
            String half = v.split(" ")[0];
            String misspelt = half.substring(0, 5) + half.substring(6);
            asked.add("customers in " + misspelt);
            asked.add("revenue of " + half.substring(0, half.length() - 1) + " by year");
            asked.add("show '" + misspelt + "'");
            asked.add(
                    "customers of " + misspelt.charAt(0) + misspelt.substring(1).toLowerCase(Locale.ROOT));
            if (v.contains(" ")) {
                asked.add("how many parts have " + half + "?");
                asked.add("list orders with '" + half + "'");
            }
            asked.add("how many orders have " + misspelt.toLowerCase(Locale.ROOT) + "?");
        }
        return asked.stream();
    }

    @Test
    void no_hidden_value_is_ever_said() {
        for (int seed = 0; seed < 16; seed++) {
            var random = new Random(seed);
            Map<Place, List<String>> values = values(random);
            Visibility visibility = decision(random);
            Interpreter interpreter = interpreter(values, visibility);
            List<String> hidden = values.entrySet().stream()
                    .filter(e -> !visibility.values(
                            e.getKey().schema(), e.getKey().table(), e.getKey().column()))
                    .flatMap(e -> e.getValue().stream())
                    .toList();
            questions(values.values().stream().flatMap(List::stream).toList(), random)
                    .forEach(q -> {
                        String said = said(interpreter, q);
                        assertThat(hidden).as("%s → %s", q, said).noneMatch(v -> said.contains(lower(v)));
                    });
        }
    }

    @Test
    void no_denied_table_or_column_is_ever_said() {
        for (int seed = 0; seed < 16; seed++) {
            var random = new Random(100 + seed);
            Map<Place, List<String>> values = values(random);
            Visibility visibility = decision(random);
            Interpreter interpreter = interpreter(values, visibility);
            List<String> denied = places().stream()
                    .filter(p -> !visibility.column(p.schema(), p.table(), p.column()))
                    .map(Place::column)
                    .toList();
            List<String> gone = places().stream()
                    .filter(p -> !visibility.table(p.schema(), p.table()))
                    .map(p -> p.schema() + "." + p.table())
                    .distinct()
                    .toList();
            questions(List.of("FRANCE", "BUILDING", "AUTOMOBILE"), random).forEach(q -> {
                String said = said(interpreter, q);
                assertThat(denied).as("%s → %s", q, said).noneMatch(c -> said.contains(c));
                assertThat(gone).as("%s → %s", q, said).noneMatch(t -> said.matches("(?s).*\\b" + t + "\\b.*"));
            });
        }
    }

    @Test
    void what_is_left_still_answers() {
        Place balance = places().stream()
                .filter(p -> p.column().equals("c_phone"))
                .findFirst()
                .orElseThrow();
        Interpreter interpreter = interpreter(
                Map.of(),
                new Visibility(
                        "f",
                        new PolicySet(
                                "1",
                                DefaultEffect.ALLOW,
                                Map.of(),
                                List.of(
                                        policy(balance, false, List.of(), List.of(), Set.of("c_acctbal"), Set.of()),
                                        new TablePolicy(
                                                "tpch",
                                                "supplier",
                                                true,
                                                false,
                                                List.of(),
                                                List.of(),
                                                Set.of(),
                                                Map.of())),
                                new byte[0])));
        assertThat(said(interpreter, "list all vendors"))
                .doesNotContain("s_name")
                .doesNotContain("tpch.supplier\"");
        assertThat(said(interpreter, "customer balance by nation")).doesNotContain("c_acctbal");
        assertThat(interpreter.interpret("customer count by nation", TODAY).outcome())
                .isEqualTo(Outcome.READY);
    }

    @Test
    void a_name_of_which_a_part_was_said_is_told_when_nothing_better_is_in_sight() {
        var denied = new TablePolicy("tpch", "supplier", true, false, List.of(), List.of(), Set.of(), Map.of());
        var policies = new PolicySet("1", DefaultEffect.ALLOW, Map.of(), List.of(denied), new byte[0]);
        Interpretation seen =
                interpreter(Map.of(), new Visibility("f", policies)).interpret("how many suppliers are there?", TODAY);
        assertThat(seen.readings().get(0).warnings()).contains("'suppliers' was read as part suppliers");
        Interpretation all = SampleModel.INTERPRETER.interpret("how many suppliers are there?", TODAY);
        assertThat(all.readings().get(0).warnings()).isEmpty();
    }

    @Test
    void values_that_the_asker_may_see_are_found_in_a_table_of_hidden_rows() {
        Place nation = places().stream()
                .filter(p -> p.column().equals("n_name"))
                .findFirst()
                .orElseThrow();
        var filter = new RowFilter("p", "rows", FilterMode.PERMISSIVE, "n_regionkey = 3");
        var visibility = new Visibility(
                "f",
                new PolicySet(
                        "1",
                        DefaultEffect.ALLOW,
                        Map.of(),
                        List.of(policy(nation, false, List.of(filter), List.of(), Set.of(), Set.of())),
                        new byte[0]));
        Interpreter interpreter = interpreter(Map.of(nation, List.of("GERMANY", "CHINA")), visibility);
        assertThat(said(interpreter, "how many customers are in Germany?")).doesNotContain("'GERMANY'");
        int column = interpreter.vocabulary().columns().stream()
                .filter(c -> c.name().equals("n_name"))
                .findFirst()
                .orElseThrow()
                .id();
        Interpreter own = interpreter.with(
                List.of(new Vocabulary.LookedUp(column, List.of("GERMANY", "FRANCE"), Map.of(), true)));
        Interpretation seen = own.interpret("how many customers are in Germany?", TODAY);
        assertThat(seen.outcome()).isEqualTo(Outcome.READY);
        assertThat(seen.readings().get(0).sql()).contains("'GERMANY'");
        assertThat(own.interpret("how many customers are in China?", TODAY).readings())
                .noneMatch(r -> r.sql().contains("'CHINA'"));
    }

    /** Everything an interpretation says, in lower case. */
    private static String said(Interpreter interpreter, String question) {
        return lower(interpreter.interpret(question, TODAY).toString());
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
