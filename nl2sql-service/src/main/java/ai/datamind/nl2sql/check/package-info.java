/** Stage 3: parse, firewall, and every table and column resolved against what this subject could know to exist. */
package ai.datamind.nl2sql.check;
