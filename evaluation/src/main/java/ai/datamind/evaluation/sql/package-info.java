/** Evaluations of libs/sql: what the firewall lets through, and whether governed rows equal native row-level security's. */
package ai.datamind.evaluation.sql;
