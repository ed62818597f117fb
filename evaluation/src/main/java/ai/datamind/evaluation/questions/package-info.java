/** Asks whole sets of questions and compares the rows of the answers with those of the accepted statements. */
package ai.datamind.evaluation.questions;
