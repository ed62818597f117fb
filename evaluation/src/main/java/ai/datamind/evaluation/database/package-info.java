/** The dumps that questions and statements are asked of: loaded into a temporary server, each on first use. */
package ai.datamind.evaluation.database;
