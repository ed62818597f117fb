/**
 * Language models: whichever are configured, called with patience, retries, a breaker and a bulkhead each, their tokens counted.
 * What they answer is text from outside; this room believes only its form.
 */
package ai.datamind.nl2sql.llm;
