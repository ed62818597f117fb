/**
 * Names, resolved once by PostgreSQL's rules over a catalog snapshot, before anything is judged: which relation and
 * field each reference means, at which level, and where every output column comes from. Stars are expanded here.
 */
package ai.datamind.sql.scope;
