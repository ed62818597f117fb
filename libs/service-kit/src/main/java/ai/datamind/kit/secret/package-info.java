/** What is stored and must not be read by whoever reads the database. */
package ai.datamind.kit.secret;
