/**
 * What one subject may see of one warehouse: a decision for each table that some policy speaks of. Deciding is plain Java; the
 * service that holds the query carries the obligations out, and refuses when it does not know one.
 */
package ai.datamind.governance.decision;
