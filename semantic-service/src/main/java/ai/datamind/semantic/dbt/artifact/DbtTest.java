package ai.datamind.semantic.dbt.artifact;

import java.util.List;

/**
 * A data test. {@code generic} is the generic test it is made of ("unique", "relationships"), or null for a query of its
 * own; {@code node} what it is about, null where it is about several. {@code toNode} and {@code toColumn} are the other end
 * of a relationships test.
 */
public record DbtTest(
        String uniqueId,
        String name,
        String generic,
        String node,
        String column,
        List<String> combination,
        String toNode,
        String toColumn,
        List<String> acceptedValues,
        boolean warnOnly,
        List<String> dependsOn,
        String hash) {}
