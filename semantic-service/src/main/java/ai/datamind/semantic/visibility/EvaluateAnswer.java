package ai.datamind.semantic.visibility;

import ai.datamind.sql.policy.ColumnFlag;
import ai.datamind.sql.policy.ColumnMask;
import ai.datamind.sql.policy.DefaultEffect;
import ai.datamind.sql.policy.FilterMode;
import ai.datamind.sql.policy.MaskMethod;
import ai.datamind.sql.policy.PolicySet;
import ai.datamind.sql.policy.RowFilter;
import ai.datamind.sql.policy.TablePolicy;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The decision as governance says it, as far as looking needs it: which rows and values are hidden, not how. Unknown members inside
 * tables are an error on purpose: an obligation that is not understood must not be forgotten.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record EvaluateAnswer(
        String version,
        String fingerprint,
        String defaultEffect,
        Map<String, Object> bindings,
        List<Table> tables,
        long expiresInSeconds) {

    record Table(
            String schema,
            String table,
            boolean denied,
            boolean rowFiltered,
            List<Filter> rowFilters,
            List<Mask> masks,
            Set<String> deniedColumns,
            Map<String, Set<String>> columnFlags) {

        TablePolicy policy() {
            return new TablePolicy(
                    schema,
                    table,
                    denied,
                    rowFiltered,
                    orEmpty(rowFilters).stream().map(Filter::policy).toList(),
                    orEmpty(masks).stream().map(Mask::policy).toList(),
                    deniedColumns == null ? Set.of() : deniedColumns,
                    flags());
        }

        private Map<String, Set<ColumnFlag>> flags() {
            return columnFlags == null
                    ? Map.of()
                    : columnFlags.entrySet().stream()
                            .collect(Collectors.toMap(
                                    Map.Entry::getKey,
                                    e -> e.getValue().stream()
                                            .map(ColumnFlag::parse)
                                            .collect(Collectors.toSet())));
        }
    }

    record Filter(String policyId, String name, String mode, String predicate) {
        RowFilter policy() {
            return new RowFilter(policyId, name, FilterMode.valueOf(upper(mode)), predicate);
        }
    }

    record Mask(String policyId, String name, String column, String method, Map<String, Object> parameters) {
        ColumnMask policy() {
            return new ColumnMask(
                    policyId,
                    name,
                    column,
                    MaskMethod.valueOf(upper(method)),
                    parameters == null ? Map.of() : parameters);
        }
    }

    /** @throws RuntimeException where the answer is incomplete or a word is not known here */
    Visibility visibility() {
        var policies = new PolicySet(
                version,
                DefaultEffect.valueOf(upper(defaultEffect)),
                bindings == null ? Map.of() : bindings,
                tables.stream().map(Table::policy).toList(),
                new byte[0]);
        return new Visibility(Objects.requireNonNull(fingerprint), policies);
    }

    private static String upper(String word) {
        return word == null ? "" : word.toUpperCase(Locale.ROOT);
    }

    private static <T> List<T> orEmpty(List<T> list) {
        return list == null ? List.of() : list;
    }
}
