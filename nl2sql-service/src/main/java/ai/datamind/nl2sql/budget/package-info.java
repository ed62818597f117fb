/**
 * What a person may spend in a day, in tokens, money, the planner's units and rows. An estimate is booked before anything is spent,
 * in one statement with the comparison, so that questions that come together cannot spend the same rest twice; what was really
 * spent replaces it afterwards.
 */
package ai.datamind.nl2sql.budget;
