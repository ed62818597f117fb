/** How long the interpreter takes on generated schemas of some and of many tables, and what its values take. */
package ai.datamind.benchmarks.interpreter;
