package ai.datamind.kit.correlation;

import com.fasterxml.uuid.Generators;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;

/**
 * The correlation id of what is being worked on: kept on the request's (or message's) duplicated Vert.x context, mirrored in the
 * logging context. Outside of any request the id is {@code "-"}.
 */
public final class Correlation {

    public static final String HEADER = "X-Correlation-ID";

    /** Name of the member in logs, events and bodies. */
    public static final String KEY = "correlation_id";

    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private Correlation() {}

    public static String id() {
        Context context = Vertx.currentContext();
        if (context != null && VertxContext.isDuplicatedContext(context)) {
            String id = context.getLocal(KEY);
            if (id != null) return id;
        }
        return MDC.get(KEY) instanceof String logged ? logged : "-";
    }

    /** Makes {@code offered} the id of this context if it is well formed, else a fresh one; returns the id in force. */
    public static String adopt(String offered) {
        String id = offered != null && SAFE.matcher(offered).matches()
                ? offered
                : Generators.timeBasedEpochGenerator().generate().toString();
        Context context = Vertx.currentContext();
        if (context != null && VertxContext.isDuplicatedContext(context)) context.putLocal(KEY, id);
        MDC.put(KEY, id);
        return id;
    }
}
