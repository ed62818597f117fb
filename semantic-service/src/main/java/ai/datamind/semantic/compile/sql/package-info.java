/** A small typed tree of SQL and its printing as plain PostgreSQL. Values are literals of the tree, never text. */
package ai.datamind.semantic.compile.sql;
