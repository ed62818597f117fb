/** What every stage has in common: a name, one input, one output and a record of what it made. */
package ai.datamind.nl2sql.stage;
