/**
 * Policies into the tree. The passes, in order: resolve names → deny → protect flagged columns → guard what could fail
 * on a hidden row → choose a form per reference → filter and mask → write names out → bound the result → print.
 * What leaves is printed from the tree, read back and checked.
 */
package ai.datamind.sql.govern;
