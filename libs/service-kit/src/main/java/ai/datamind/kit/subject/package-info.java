/** Who asks: the subject, read from the verified token and from nothing else. */
package ai.datamind.kit.subject;
