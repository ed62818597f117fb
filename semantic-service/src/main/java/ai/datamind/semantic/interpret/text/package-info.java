/** Cuts a question into tokens and reads the plain forms of words. Knows no schema. */
package ai.datamind.semantic.interpret.text;
