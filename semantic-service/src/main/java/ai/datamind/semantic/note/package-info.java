/** What dbt says of tables in words: descriptions, and which of its tests failed. For services that write or explain SQL. */
package ai.datamind.semantic.note;
