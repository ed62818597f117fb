/** What dbt says of tables in words, as the semantic service tells it to the asker: descriptions, and which tests failed. */
package ai.datamind.nl2sql.note;
