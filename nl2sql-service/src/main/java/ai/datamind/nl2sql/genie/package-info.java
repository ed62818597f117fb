/** Questions put to one semantic model, and which of its metrics could answer what somebody has in mind. */
package ai.datamind.nl2sql.genie;
