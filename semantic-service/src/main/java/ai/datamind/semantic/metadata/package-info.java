/**
 * What a warehouse says about itself: schemas, tables, columns, keys, comments, statistics and samples. Plain values, read
 * through any {@link ai.datamind.sql.catalog.RowSource}.
 */
package ai.datamind.semantic.metadata;
