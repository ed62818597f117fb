/** What a warehouse says about itself, listed for people: schemas, tables, columns, keys, comments, statistics and samples. */
package ai.datamind.semantic.metadata;
