/** Every way in which a run can end without rows, as types; one table turns them into HTTP problems. */
package ai.datamind.nl2sql.refusal;
