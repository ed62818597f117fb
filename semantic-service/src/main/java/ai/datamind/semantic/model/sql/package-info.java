/** What a model says in SQL: the tables it stands on and expressions over their columns, cut into tokens but never judged. */
package ai.datamind.semantic.model.sql;
