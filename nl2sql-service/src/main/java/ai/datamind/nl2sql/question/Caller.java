package ai.datamind.nl2sql.question;

import ai.datamind.kit.subject.Subject;

/**
 * The person who asks and the credentials with which other services are asked on their behalf: semantic and governance decide for
 * the owner of the token, never for this service.
 */
public record Caller(Subject subject, String bearer, String correlationId, String ip) {
    public String userId() {
        return subject.userId();
    }

    /** Without the token: this record may end in a log line. */
    @Override
    public String toString() {
        return "Caller[" + subject.userId() + ", " + correlationId + "]";
    }
}
