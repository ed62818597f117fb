/** What a question means once every word has its column: the record that SQL is written from and that answers explain. */
package ai.datamind.semantic.interpret.intent;
