/**
 * What the asker may see of a warehouse, as governance decides it. Whoever shows names of tables and columns, or values and counts
 * that were read past the policies, asks here first; where governance does not answer nothing is shown.
 */
package ai.datamind.semantic.visibility;
