/**
 * What has been learnt: verified pairs of question and SQL, held in memory on every replica and read again when one of them says
 * that something changed. A pair is a proposal like any other: its SQL is checked and governed for whoever asks.
 */
package ai.datamind.nl2sql.knowledge;
