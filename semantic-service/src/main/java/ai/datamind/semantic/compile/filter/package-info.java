/** Filters as conditions on the rows of a scope: compared values, templates in MetricFlow's way, metrics per entity. */
package ai.datamind.semantic.compile.filter;
