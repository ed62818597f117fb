/**
 * The rows of one model inside one SELECT, the joins that references bring in, and what a reference then is in SQL. Only joins
 * that multiply no row are made here.
 */
package ai.datamind.semantic.compile.scope;
