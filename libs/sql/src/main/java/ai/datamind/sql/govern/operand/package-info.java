/**
 * What can fail on some value, what it reads, and what a query's columns are made of. What is not known to be total can
 * fail: the question is always put so that a mistake costs a guard, not a leak.
 */
package ai.datamind.sql.govern.operand;
