/**
 * What has been learnt and written down: verified and example pairs of question and SQL, documentation, DDL, glossary terms,
 * ontology. Held in memory on every replica and read again when one of them says that something changed. A pair is a proposal like
 * any other: its SQL is checked and governed for whoever asks. A text about a table is seen by those alone who may see the table.
 */
package ai.datamind.nl2sql.knowledge;
