/**
 * Questions in other languages become English ones, word by word and by rules of order, before they are read. A language is a folder
 * of tables: phrases, words with their inflection and compounds, adjectives in three degrees, numbers; names of countries, months
 * and weekdays come with the platform. Words of the model itself are left as they are, so a model in that language needs no table.
 */
package ai.datamind.semantic.interpret.translate;
