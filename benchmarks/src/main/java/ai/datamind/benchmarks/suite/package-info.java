/** How the whole suite behaves: time to ready, memory, and what a question costs from outside. */
package ai.datamind.benchmarks.suite;
