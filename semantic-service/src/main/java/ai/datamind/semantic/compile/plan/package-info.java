/**
 * How a query becomes SQL. Each metric is expanded into a formula over measurements; measurements that see the same rows
 * share a block (one aggregated SELECT over one model and what it may be joined to); blocks meet only after they are
 * aggregated.
 */
package ai.datamind.semantic.compile.plan;
