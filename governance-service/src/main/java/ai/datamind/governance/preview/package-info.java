/** What a policy would do to a query of somebody, without running it: the rewritten SQL, and why it looks as it does. */
package ai.datamind.governance.preview;
