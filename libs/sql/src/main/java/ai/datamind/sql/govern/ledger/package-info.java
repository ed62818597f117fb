/**
 * What the passes over one statement write down: values that are still to be bound, names minted for its tables, filters
 * that must be found again, policies that were applied. What was printed is held against it, and later the engine's plan.
 */
package ai.datamind.sql.govern.ledger;
