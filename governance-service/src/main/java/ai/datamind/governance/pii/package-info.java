/** Personal data in text: found by its shape and, where there is one, its check digit; masked where it must not be kept. */
package ai.datamind.governance.pii;
