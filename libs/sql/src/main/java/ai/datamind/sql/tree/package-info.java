/**
 * The parser's tree as data: every field of every node, enumerated by reflection. One enumeration serves the firewall's
 * walk, structural comparison and rewriting, so that none of them can miss a place the others see.
 */
package ai.datamind.sql.tree;
