/**
 * What need not be done: joins and sub-selects that a declared key proves to change nothing. Each removal carries its
 * proof. The bound of a result is its neighbour's ({@code govern}), for it holds whatever was removed.
 */
package ai.datamind.sql.optimize;
