/**
 * Untrusted text: measured, lexed by PostgreSQL's own rules and bounded before any parser sees it. What is refused
 * here is refused in linear time.
 */
package ai.datamind.sql.text;
