/** Writes plain PostgreSQL from an intent. Joins that would repeat rows become semi-joins; nothing is ever counted twice. */
package ai.datamind.semantic.interpret.sql;
