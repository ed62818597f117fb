/** What governed SQL costs: the chain from text to printed statement, and what it prints beside the engine's own row-level security. */
package ai.datamind.benchmarks.sql;
