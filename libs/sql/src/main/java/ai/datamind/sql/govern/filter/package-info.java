/**
 * Filters and masks at the scan: in the level's own WHERE, or in a derived table that stands for the table from then on.
 */
package ai.datamind.sql.govern.filter;
