/**
 * How a whole query becomes SQL. Each metric is expanded into a formula over measurements, each group of them planned as a
 * block; blocks meet only after they are aggregated. Then the rows of the result are ordered, limited and compared.
 */
package ai.datamind.semantic.compile.plan;
