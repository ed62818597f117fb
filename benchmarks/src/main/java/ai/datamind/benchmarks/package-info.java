/**
 * Figures, printed and never asserted: {@code ./datamind bench} for the suite as a whole, {@code ./datamind bench NAME} for one
 * benchmark. Those written with JMH are found by class name; {@code bench list} shows all.
 */
package ai.datamind.benchmarks;
