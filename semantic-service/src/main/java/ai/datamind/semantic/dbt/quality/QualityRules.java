package ai.datamind.semantic.dbt.quality;

import ai.datamind.semantic.dbt.artifact.DbtManifest;
import ai.datamind.semantic.dbt.artifact.DbtNode;
import ai.datamind.semantic.dbt.artifact.DbtTest;
import ai.datamind.semantic.dbt.artifact.RunResults.Result;
import ai.datamind.semantic.dbt.artifact.RunResults.Status;
import ai.datamind.semantic.dbt.artifact.SourceFreshness.Age;
import ai.datamind.semantic.dbt.artifact.SourceFreshness.Freshness;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The status of each stored node, from the newest result of each test and build. */
public final class QualityRules {

    private final Map<String, Result> results;
    private final Map<String, Age> ages;
    private final Map<String, List<DbtTest>> tests = new HashMap<>();

    private QualityRules(DbtManifest manifest, Map<String, Result> results, Map<String, Age> ages) {
        this.results = results;
        this.ages = ages;
        // A test over several models says something of each of them, unless it names its one.
        for (DbtTest test : manifest.tests()) {
            List<String> about = test.node() != null ? List.of(test.node()) : test.dependsOn();
            about.forEach(
                    node -> tests.computeIfAbsent(node, n -> new ArrayList<>()).add(test));
        }
    }

    /** @param results and {@code ages} by unique id, each the newest known */
    public static List<ModelQuality> judge(DbtManifest manifest, Map<String, Result> results, Map<String, Age> ages) {
        var rules = new QualityRules(manifest, results, ages);
        return manifest.nodes().values().stream()
                .filter(n -> n.relation() != null)
                .map(rules::judge)
                .toList();
    }

    private ModelQuality judge(DbtNode node) {
        List<DbtTest> own = tests.getOrDefault(node.uniqueId(), List.of());
        List<DbtTest> failing = own.stream().filter(t -> is(t, Status.FAIL)).toList();
        List<DbtTest> warned = own.stream()
                .filter(t -> is(t, Status.WARN) || is(t, Status.ERROR))
                .toList();
        int passed = (int) own.stream().filter(t -> is(t, Status.PASS)).count();
        Age age = ages.get(node.uniqueId());
        return new ModelQuality(
                node.uniqueId(),
                node.relation().schema(),
                node.relation().name(),
                status(node, failing, warned, passed, age),
                own.size(),
                passed,
                warned.size(),
                failing.size(),
                Stream.concat(failing.stream(), warned.stream())
                        .map(DbtTest::name)
                        .toList(),
                age == null ? null : age.freshness(),
                checkedAt(node, own, age));
    }

    private ModelQuality.Status status(DbtNode node, List<DbtTest> failing, List<DbtTest> warned, int passed, Age age) {
        Result build = results.get(node.uniqueId());
        boolean unbuilt = build != null && (build.status() == Status.ERROR || build.status() == Status.SKIPPED);
        boolean stale = age != null && age.freshness() != Freshness.FRESH;
        if (unbuilt || failing.stream().anyMatch(t -> !t.warnOnly())) {
            return ModelQuality.Status.FAILING;
        } else if (stale || !warned.isEmpty() || !failing.isEmpty()) {
            return ModelQuality.Status.WARNING;
        }
        return passed == 0 ? ModelQuality.Status.UNTESTED : ModelQuality.Status.PASSING;
    }

    private boolean is(DbtTest test, Status status) {
        Result result = results.get(test.uniqueId());
        return result != null && result.status() == status;
    }

    private Instant checkedAt(DbtNode node, List<DbtTest> own, Age age) {
        return Stream.concat(
                        Stream.of(age == null ? null : age.seenAt(), completed(node.uniqueId())),
                        own.stream().map(t -> completed(t.uniqueId())))
                .filter(Objects::nonNull)
                .max(Instant::compareTo)
                .orElse(null);
    }

    private Instant completed(String id) {
        return results.containsKey(id) ? results.get(id).completedAt() : null;
    }
}
