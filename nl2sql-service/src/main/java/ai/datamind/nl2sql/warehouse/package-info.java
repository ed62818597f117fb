/**
 * The customer's database. Statements come in only as {@code CertifiedStatement}: what was not parsed, admitted, governed and
 * certified by the engine's own plan cannot be run, because it does not compile. Underneath lies a role that may only read.
 */
package ai.datamind.nl2sql.warehouse;
