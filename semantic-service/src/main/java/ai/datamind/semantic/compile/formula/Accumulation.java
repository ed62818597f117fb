package ai.datamind.semantic.compile.formula;

import ai.datamind.semantic.model.metric.Metric;
import ai.datamind.semantic.model.time.Window;

/** How far back a cumulative value reaches; both null means since ever. */
public record Accumulation(Window window, String grainToDate, Metric.PeriodAggregation periodAggregation) {}
