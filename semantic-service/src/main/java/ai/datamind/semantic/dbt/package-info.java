/**
 * What dbt knows, taken in: its artifacts are read as streams into values, kept whole or not at all, and translated into
 * semantic documents; test results become a quality status per model; the real {@code dbt} executable is run on demand.
 */
package ai.datamind.semantic.dbt;
