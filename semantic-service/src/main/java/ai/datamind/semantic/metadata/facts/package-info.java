/**
 * What is known of a table: its columns, keys and comments as the catalog says them, and counts and samples as the rows do.
 * Plain values, read through any {@link ai.datamind.sql.catalog.RowSource}.
 */
package ai.datamind.semantic.metadata.facts;
