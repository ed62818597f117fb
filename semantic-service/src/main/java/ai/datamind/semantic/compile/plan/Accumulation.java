package ai.datamind.semantic.compile.plan;

import ai.datamind.semantic.model.Metric;
import ai.datamind.semantic.model.Window;

/** How far back a cumulative value reaches; both null means since ever. */
record Accumulation(Window window, String grainToDate, Metric.PeriodAggregation periodAggregation) {}
