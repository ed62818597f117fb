/**
 * Policies as values: whom (binding), what (target), how (effect), from when to when; and what makes no sense as one.
 */
package ai.datamind.governance.policy;
