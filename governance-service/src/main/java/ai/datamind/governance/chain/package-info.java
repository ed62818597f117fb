/**
 * Audit entries in a chain: each entry's hash covers its content and the hash before it. Walking the chain names what was
 * changed, removed or re-ordered.
 */
package ai.datamind.governance.chain;
