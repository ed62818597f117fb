/** What the names and comments of tables and columns say: words, units, questions that a flag answers. */
package ai.datamind.semantic.generate.word;
