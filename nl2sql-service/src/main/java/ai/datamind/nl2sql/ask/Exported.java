package ai.datamind.nl2sql.ask;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** An answer that says where its file is to be had, for whoever named a format. */
@RegisterForReflection
record Exported(@JsonUnwrapped Object answer, String exportUrl) {

    static Object of(AskResponse answer, String format) {
        return format == null ? answer : new Exported(answer, url(answer.queryId(), format));
    }

    static Object of(Runs.Started started, String format) {
        return format == null ? started : new Exported(started, url(started.queryId(), format));
    }

    private static String url(String queryId, String format) {
        return "/api/v1/queries/" + queryId + "/export?format=" + format;
    }
}
