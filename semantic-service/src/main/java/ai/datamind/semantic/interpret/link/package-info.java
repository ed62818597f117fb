/** From tokens to chunks: which stretch of the question may name what, and the best ways to cut it. */
package ai.datamind.semantic.interpret.link;
