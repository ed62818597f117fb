/**
 * Policies into the tree. {@code Rewriting} is the list of passes: resolve names and leave out what is redundant → deny
 * and protect columns ({@code denial}) → guard what could fail on a hidden row ({@code guard}, by {@code operand}) → choose
 * a form per {@code reference} → filter and mask ({@code filter}, by {@code predicate}) → write names out, bound the result
 * and print ({@code print}) → read back and hold against what the passes wrote down ({@code ledger}). The values of a
 * subject are bound last and kept nowhere. Only what is public in this room is meant for callers.
 */
package ai.datamind.sql.govern;
