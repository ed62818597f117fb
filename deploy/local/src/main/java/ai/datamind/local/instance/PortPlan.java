package ai.datamind.local.instance;

import ai.datamind.embedded.Ports;
import ai.datamind.embedded.StartupException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/** All ports of an instance, as distances from one base, so that two instances need only two bases. */
public record PortPlan(int base) {
    public static final int DEFAULT_BASE = 8080;

    private static final int WIDTH = 14;
    private static final int LOWEST_FREE_BASE = 20_000;
    private static final int HIGHEST_FREE_BASE = 32_000;

    public PortPlan {
        if (base < 1024 || base > 65_535 - WIDTH) {
            throw new StartupException("--port-base must be from 1024 to " + (65_535 - WIDTH) + ", not " + base);
        }
    }

    /** A base with nothing on any of its ports, below the range from which clients get theirs. */
    public static PortPlan free() {
        Random random = new Random();
        for (int attempt = 0; attempt < 200; attempt++) {
            PortPlan plan = new PortPlan(random.nextInt(LOWEST_FREE_BASE, HIGHEST_FREE_BASE));
            if (plan.all().values().stream().noneMatch(Ports::taken)) {
                return plan;
            }
        }
        throw new StartupException("No " + WIDTH + " free ports in a row found");
    }

    public int of(Service service) {
        return base + service.ordinal();
    }

    public int postgres() {
        return base + 10;
    }

    public int kafka() {
        return base + 11;
    }

    public int redis() {
        return base + 12;
    }

    public int kafkaController() {
        return base + 13;
    }

    /** Names every taken port at once: finding them one start at a time would be tedious. */
    public void requireFree() {
        StringBuilder taken = new StringBuilder();
        all().forEach((name, port) -> {
            if (Ports.taken(port)) {
                taken.append("\n  port ").append(port).append(" for ").append(name);
            }
        });
        if (!taken.isEmpty()) {
            throw new StartupException("Taken by another process:" + taken
                    + "\nStop it, or choose other ports, for example: ./datamind up --port-base " + suggestion());
        }
    }

    private int suggestion() {
        return base < 50_000 ? base + 1000 : base - 1000;
    }

    private Map<String, Integer> all() {
        Map<String, Integer> all = new LinkedHashMap<>();
        for (Service service : Service.values()) {
            all.put(service.label(), of(service));
        }
        all.put("PostgreSQL", postgres());
        all.put("Kafka", kafka());
        all.put("Redis", redis());
        all.put("the Kafka controller", kafkaController());
        return all;
    }
}
