/**
 * Values looked up in the warehouse for one asker, under the asker's own policies: samples of tables of which the asker may see
 * some rows only, and values that the common sample lacks. Every statement is governed and certified like an answer's.
 */
package ai.datamind.semantic.interpret.lookup;
