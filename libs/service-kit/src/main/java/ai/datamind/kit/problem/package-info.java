/** Errors as RFC 9457 problem documents. One mapper turns every failure into one; statuses come from {@link ai.datamind.kit.problem.ProblemCode}. */
package ai.datamind.kit.problem;
