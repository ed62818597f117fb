package ai.datamind.kit.problem;

/** Failures that any service can answer with. */
public enum KitCode implements ProblemCode {
    MALFORMED_REQUEST(400, "The request could not be read"),
    UNAUTHENTICATED(401, "A valid access token is needed"),
    FORBIDDEN(403, "This is not allowed for your role"),
    NOT_FOUND(404, "Nothing is here"),
    METHOD_NOT_ALLOWED(405, "This method is not offered here"),
    NOT_ACCEPTABLE(406, "None of the accepted media types can be produced"),
    CONFLICT(409, "The request conflicts with the present state"),
    PRECONDITION_FAILED(412, "The resource has changed since it was read"),
    BODY_TOO_LARGE(413, "The request body is too large"),
    URI_TOO_LONG(414, "The request address is too long"),
    UNSUPPORTED_MEDIA_TYPE(415, "This media type is not understood"),
    VALIDATION_FAILED(422, "The request is not valid"),
    TOO_MANY_REQUESTS(429, "Too many requests"),
    HEADERS_TOO_LARGE(431, "The request headers are too large"),
    INTERNAL_ERROR(500, "Something went wrong on our side"),
    DEPENDENCY_FAILED(502, "A service this answer depends on failed"),
    DEPENDENCY_DOWN(503, "A service this answer depends on is not reachable"),
    DEPENDENCY_TIMEOUT(504, "A service this answer depends on took too long");

    private final int status;
    private final String title;

    KitCode(int status, String title) {
        this.status = status;
        this.title = title;
    }

    /** The code for a bare HTTP status, as frameworks raise them; an unknown 4xx is a malformed request, all else is ours. */
    public static KitCode ofStatus(int status) {
        for (KitCode code : values()) {
            if (code.status == status) return code;
        }
        return status >= 400 && status < 500 ? MALFORMED_REQUEST : INTERNAL_ERROR;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}
