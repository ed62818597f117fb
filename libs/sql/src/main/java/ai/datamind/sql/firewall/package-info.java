/**
 * What may be said at all: a closed-world walk over the tree. Classes, slots, words, functions and types that are not
 * on the lists (data files beside this package) are refused, and so is a tree that groups operators otherwise than
 * PostgreSQL would.
 */
package ai.datamind.sql.firewall;
