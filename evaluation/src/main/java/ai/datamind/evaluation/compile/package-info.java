/** Metric queries with the rows that are right: the compiler is asked, its SQL run, the rows compared. */
package ai.datamind.evaluation.compile;
