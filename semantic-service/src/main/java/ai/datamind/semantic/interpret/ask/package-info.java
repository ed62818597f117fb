/** What is asked, scope by scope, before any word has its column. */
package ai.datamind.semantic.interpret.ask;
