/**
 * What every service reports, kept for good. The database refuses to change entries; checkpoints, signed where a key is
 * configured and published as events, hold the chain's state outside of it.
 */
package ai.datamind.governance.audit;
