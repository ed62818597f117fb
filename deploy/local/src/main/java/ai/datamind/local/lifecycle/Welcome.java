package ai.datamind.local.lifecycle;

import ai.datamind.local.instance.Instance;
import java.io.PrintWriter;

/** What a newcomer needs to know once the suite is up. */
final class Welcome {
    private final PrintWriter out;
    private final Instance instance;

    Welcome(PrintWriter out, Instance instance) {
        this.out = out;
        this.instance = instance;
    }

    /** @param firstTime whether the passwords were made in this start; they are shown then and never again */
    void print(boolean firstTime, long millis) {
        out.printf("%nDataMind is up at %s (ready in %.1f s)%n", instance.gatewayUrl(), millis / 1000.0);
        out.println("  data      " + instance.data(""));
        out.println("  logs      " + instance.logs());
        out.println("  passwords " + instance.passwordsFile());
        if (firstTime) {
            out.println("\nUsers, shown this once:");
            instance.passwords().byEmail().forEach((email, password) -> out.printf("  %-26s %s%n", email, password));
        }
        out.println("\nAsk something:  ./datamind ask \"top 5 nations by revenue in 1995\"");
        out.flush();
    }
}
