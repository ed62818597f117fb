/** What language models once wrote, run through the stages of nl2sql as if they wrote it now. */
package ai.datamind.evaluation.replay;
