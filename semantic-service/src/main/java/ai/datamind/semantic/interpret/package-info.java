/**
 * Questions in plain words become readings over the published model, without a language model: words are linked to the
 * model's vocabulary, a shallow cascade reads what is asked, every word gets its column, and what cannot be accounted for
 * lowers the confidence until a question is asked back. The same question and model give the same SQL.
 */
package ai.datamind.semantic.interpret;
