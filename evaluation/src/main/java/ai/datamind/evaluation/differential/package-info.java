/**
 * Random schemas, data and metric queries. The compiled SQL is run, and its rows compared with those that are computed from
 * the base rows one key at a time, by code that knows nothing of SQL.
 */
package ai.datamind.evaluation.differential;
