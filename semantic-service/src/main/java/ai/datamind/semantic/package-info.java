/**
 * What the company's data means. Rooms: {@code model} holds the words (semantic models, metrics, filters, glossary) and
 * the immutable manifest; {@code join} says which models may be joined and how; {@code compile} turns a metric query into
 * SQL that never multiplies a number; {@code key} says which declared keys the rows keep; {@code element} changes single parts
 * of documents; {@code compilation} compiles all there is as a job; {@code catalog} keeps documents, versions and what is published; {@code metric} is
 * the registry's view of them; {@code metadata} shows the connected warehouse; {@code visibility} says what of it the asker may see;
 * {@code generate} proposes a model from it; {@code interpret} reads questions; {@code note} tells what dbt says of tables;
 * {@code demo} reads questions over a shop that exists nowhere.
 */
package ai.datamind.semantic;
