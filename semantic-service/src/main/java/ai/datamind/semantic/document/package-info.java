/**
 * Models as text: YAML (and JSON, which is YAML too) in, with every problem at its line and column, and out again in one
 * canonical form. dbt's spelling of the same things (MetricFlow semantic models and metrics) is read as well.
 */
package ai.datamind.semantic.document;
