/**
 * Points of time in SQL: their grain, the spine they are taken from, and which rows a point sees when a value is offset or
 * accumulated.
 */
package ai.datamind.semantic.compile.time;
