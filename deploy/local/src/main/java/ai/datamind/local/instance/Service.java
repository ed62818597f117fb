package ai.datamind.local.instance;

import ai.datamind.embedded.StartupException;
import java.util.Arrays;
import java.util.Locale;

/** The six services, in the order of their ports. */
public enum Service {
    GATEWAY,
    NL2SQL,
    SEMANTIC,
    GOVERNANCE,
    WORKSPACE,
    USAGE;

    /** Also the name of its database schema and role. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String module() {
        return label() + "-service";
    }

    /** Those that look into the warehouse while starting. */
    public boolean readsWarehouse() {
        return this == NL2SQL || this == SEMANTIC;
    }

    public static Service named(String name) {
        return Arrays.stream(values())
                .filter(service ->
                        service.label().equals(name) || service.module().equals(name))
                .findFirst()
                .orElseThrow(() -> new StartupException("There is no service " + name + ". There are: "
                        + String.join(
                                ", ",
                                Arrays.stream(values()).map(Service::label).toList())));
    }
}
