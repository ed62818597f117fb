/** Certificates of answers, checked with nothing but their text. */
package ai.datamind.evaluation.certificate;
