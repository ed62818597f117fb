/**
 * The engine's own second opinion: its plan of the printed statement may scan nothing but what was authorised, under
 * the aliases minted for it. Plans hold literals and keys: they are read here and forgotten.
 */
package ai.datamind.sql.certify;
