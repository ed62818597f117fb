/**
 * From a question in plain words to governed rows and an explanation.
 *
 * <p>The rooms follow the life of a question: {@code question} is the door and holds the visible list of the seven stages;
 * {@code interpretation}, {@code candidate}, {@code check}, {@code optimize}, {@code govern}, {@code execution} and
 * {@code explanation} hold one stage each; {@code warehouse} is the only room that speaks to the customer's database and accepts
 * nothing but a certified statement; {@code attempt} remembers what was asked and what became of it; {@code stage} is the small
 * vocabulary all of them share. Data goes forward only: no stage knows another one.
 */
package ai.datamind.nl2sql;
