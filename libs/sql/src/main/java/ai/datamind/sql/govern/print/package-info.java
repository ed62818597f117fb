/**
 * What is printed means one thing only: every name says whose it is, every call which function, every output keeps its
 * name, and the result is bounded.
 */
package ai.datamind.sql.govern.print;
