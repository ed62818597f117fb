/** Numbers made of others: arithmetic in words and signs, and the time between two moments. */
package ai.datamind.semantic.interpret.parse.formula;
