package ai.datamind.evaluation.differential;

import ai.datamind.semantic.model.metric.Metric;

/** One metric as both sides know it; {@code declared} is null where a measure is asked by its own name. */
record KnownMetric(String name, Metric declared, Asked asked) {}
