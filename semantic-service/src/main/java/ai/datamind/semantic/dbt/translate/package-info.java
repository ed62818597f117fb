/**
 * dbt's project in our words. Semantic models and metrics are taken over from every spec dbt had (metrics over models before
 * 1.6, measures since, metrics with an aggregation of their own in the newest); models that nobody wrote a semantic model for
 * get one from their keys, tests and columns. What cannot be said in our words is left out and named, with everything that
 * needs it: an approximation would be a wrong number.
 */
package ai.datamind.semantic.dbt.translate;
