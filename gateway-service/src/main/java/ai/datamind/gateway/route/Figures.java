package ai.datamind.gateway.route;

import io.vertx.core.Context;
import io.vertx.core.Vertx;

/** Names the call at hand for the figures; what answers it may give a more exact name afterwards. */
final class Figures {

    /** Where the framework's meter looks for the template of a path before it takes the path itself. */
    private static final String TEMPLATE = "UrlPathTemplate";

    private Figures() {}

    static void name(String label) {
        Context context = Vertx.currentContext();
        if (context != null) context.putLocal(TEMPLATE, label);
    }
}
