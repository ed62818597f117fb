/** One word, one column: how well it fits, how far away it is, in which role it is reached, and how a value of it is written. */
package ai.datamind.semantic.interpret.bind.column;
