/**
 * What a metric is made of: a formula over measurements. A measurement is one measure over certain rows at a certain time;
 * all filters, offsets and windows of the metrics above it have come down to those rows.
 */
package ai.datamind.semantic.compile.formula;
