package ai.datamind.sql.attack;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** scenarios/*.txt, line by line; and that no class of attack which the rules of the firewall and of policies name is missing. */
class AttackTest {
    /** One statement; queries only; functions by kind; catalogs; names; bounds; what is not understood. */
    private static final List<String> FIREWALL = List.of(
            "stacked",
            "write",
            "locking",
            "into",
            "file",
            "network",
            "sleep",
            "setting",
            "advisory_lock",
            "large_object",
            "xml_query",
            "dictionary",
            "process",
            "set_returning",
            "foreign_function",
            "catalog",
            "unknown",
            "bounds",
            "misread");
    /** Filters in every clause and how they combine; masks; denials; flags; names; views; errors that tell. */
    private static final List<String> POLICIES = List.of(
            "row_filter",
            "combination",
            "mask",
            "denied_table",
            "denied_column",
            "flag_shown_only",
            "flag_sums_only",
            "shadow",
            "side_door",
            "error_cast",
            "error_division",
            "error_function");

    static Stream<Corpus.Scenario> scenarios() throws Exception {
        return Corpus.scenarios().stream();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void attackFails(Corpus.Scenario scenario) {
        assertThat(scenario.fault()).isNull();
    }

    @Test
    void everyClassOfAttackHasScenarios() throws Exception {
        Set<String> present = Corpus.scenarios().stream()
                .collect(Collectors.groupingBy(Corpus.Scenario::kind, Collectors.counting()))
                .entrySet()
                .stream()
                .filter(e -> e.getValue() >= 2)
                .map(java.util.Map.Entry::getKey)
                .collect(Collectors.toSet());

        assertThat(present).containsAll(FIREWALL).containsAll(POLICIES);
    }
}
