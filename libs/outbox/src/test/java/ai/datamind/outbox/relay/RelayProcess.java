package ai.datamind.outbox.relay;

import ai.datamind.outbox.Connections;
import ai.datamind.outbox.wire.Wire;
import java.time.Duration;
import java.util.Map;

/** A relay in a process of its own, made to be killed. */
final class RelayProcess {
    private RelayProcess() {}

    public static void main(String[] args) {
        Wire wire = new Wire(Map.of("bootstrap.servers", args[0]), () -> Duration.ofSeconds(10));
        var pool = Connections.pool(Integer.parseInt(args[1]), args[2]);
        var relay = new Relay(pool, wire, Connections.config(args[2]));
        while (true) {
            relay.pass();
        }
    }
}
