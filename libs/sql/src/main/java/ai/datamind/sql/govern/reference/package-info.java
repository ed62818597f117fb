/**
 * Each place where a statement reads a relation, the policy that holds for it, and how it will be printed. A relation
 * that is denied, or that shows a governed one past its policy, does not exist here.
 */
package ai.datamind.sql.govern.reference;
