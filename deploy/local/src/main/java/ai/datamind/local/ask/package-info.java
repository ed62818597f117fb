/** Questions and SQL from the terminal, and how answers look there. */
package ai.datamind.local.ask;
