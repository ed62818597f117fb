/**
 * What a statement asks for, apart from how it is written: enough to tell whether two statements are about the same thing, not
 * enough to prove it. Used to compare, never to decide what may run.
 */
package ai.datamind.sql.meaning;
