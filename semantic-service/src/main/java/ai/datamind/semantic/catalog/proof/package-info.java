/** Whether documents work together: every metric of a manifest compiles, and a change compiles what it can have broken. */
package ai.datamind.semantic.catalog.proof;
