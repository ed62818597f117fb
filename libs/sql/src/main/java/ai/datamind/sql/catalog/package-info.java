/** What exists: relations, columns with exact types, keys. One immutable snapshot, compared by version. */
package ai.datamind.sql.catalog;
