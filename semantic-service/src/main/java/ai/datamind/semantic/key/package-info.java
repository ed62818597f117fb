/**
 * What the data says of the keys that models declare. A declaration is a promise nobody keeps but a constraint of the
 * warehouse; where rows repeat a key that is declared to be unique, a join along it would multiply numbers, and is refused.
 */
package ai.datamind.semantic.key;
