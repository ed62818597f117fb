/**
 * Questions that go on from one another: "and by month?" is about what was asked before it. A conversation belongs to one person,
 * holds nothing but the order of their questions, and is forgotten when nobody goes on with it.
 */
package ai.datamind.nl2sql.conversation;
