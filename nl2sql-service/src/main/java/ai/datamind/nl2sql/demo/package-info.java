/** The public demonstration: SQL from words and whatever schema the visitor pastes. It runs nothing and knows no private model. */
package ai.datamind.nl2sql.demo;
