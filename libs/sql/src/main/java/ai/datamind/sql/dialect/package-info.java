/**
 * One governed tree, printed for an engine. PostgreSQL is complete: it is what the tree means, and what certificates are
 * about. Another engine is its words (a resource: syntax, functions, types it shares) and its forms (what it writes
 * otherwise); all else is a typed refusal. Trino is the worked example; ClickHouse and Databricks would be two more
 * implementers of {@link ai.datamind.sql.dialect.Dialect}. A statement for another engine is not certified, so nothing
 * runs it: a certifier of that engine's plans has to come first.
 */
package ai.datamind.sql.dialect;
