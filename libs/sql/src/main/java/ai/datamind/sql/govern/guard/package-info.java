/**
 * What could fail on a hidden row waits for the row's visibility. {@code GuardOperands} goes through the places where
 * conditions stand; where no guard can stand, a fence keeps conditions from outside out of the query.
 */
package ai.datamind.sql.govern.guard;
