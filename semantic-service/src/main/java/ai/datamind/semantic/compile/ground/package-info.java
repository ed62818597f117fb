/**
 * What a compilation stands on and what is told of it: the publication, the keys that rows were seen to keep, and the account
 * of joins, tables and definitions that grows on the way.
 */
package ai.datamind.semantic.compile.ground;
