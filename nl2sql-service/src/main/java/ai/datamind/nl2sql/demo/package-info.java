/**
 * The public demonstration: SQL from words and whatever schema the visitor pastes, or, without a language model, over a shop that
 * exists nowhere. It runs nothing and knows no private model.
 */
package ai.datamind.nl2sql.demo;
