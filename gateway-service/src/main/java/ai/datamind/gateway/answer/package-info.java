/** The wrapped form of answers, for clients that ask for it in {@code Accept}. */
package ai.datamind.gateway.answer;
