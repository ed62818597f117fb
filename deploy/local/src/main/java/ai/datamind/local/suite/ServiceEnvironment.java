package ai.datamind.local.suite;

import ai.datamind.embedded.tpch.SampleWarehouse;
import ai.datamind.local.instance.InitialPasswords;
import ai.datamind.local.instance.Instance;
import ai.datamind.local.instance.PortPlan;
import ai.datamind.local.instance.Secrets;
import ai.datamind.local.instance.Service;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The settings a service gets: the same environment variables that lead it to real servers elsewhere. */
final class ServiceEnvironment {
    private ServiceEnvironment() {}

    static Map<String, String> of(Instance instance, Service service) {
        PortPlan ports = instance.ports();
        Secrets secrets = instance.secrets();
        Map<String, String> values = new LinkedHashMap<>();
        values.put("HTTP_HOST", "127.0.0.1");
        values.put("HTTP_PORT", String.valueOf(ports.of(service)));
        values.put("DB_HOST", "localhost");
        values.put("DB_PORT", String.valueOf(ports.postgres()));
        values.put("DB_NAME", "datamind");
        values.put("DB_USER", service.label());
        values.put("DB_PASSWORD", secrets.databaseRoles().get(service));
        values.put("REDIS_URL", "redis://localhost:" + ports.redis());
        values.put("KAFKA_BOOTSTRAP_SERVERS", "localhost:" + ports.kafka());
        for (Service other : Service.values()) {
            values.put(
                    "DATAMIND_" + other.name().toUpperCase(Locale.ROOT) + "_URL",
                    "http://localhost:" + ports.of(other));
        }
        if (service == Service.GATEWAY) {
            String admin = InitialPasswords.email("admin");
            values.put("BOOTSTRAP_ADMIN_EMAIL", admin);
            values.put(
                    "BOOTSTRAP_ADMIN_PASSWORD", instance.passwords().of(admin).orElseThrow());
        }
        if (service == Service.GATEWAY || service == Service.NL2SQL) {
            values.put("ENCRYPTION_KEY", secrets.encryptionKey());
        }
        if (service.readsWarehouse()) {
            values.put("WAREHOUSE_HOST", "localhost");
            values.put("WAREHOUSE_PORT", String.valueOf(ports.postgres()));
            values.put("WAREHOUSE_DB", SampleWarehouse.DATABASE);
            values.put("WAREHOUSE_USER", SampleWarehouse.READER);
            values.put("WAREHOUSE_PASSWORD", secrets.warehouseReader());
        }
        // glibc keeps an arena per thread; two are enough and save some 50 MB per service.
        values.put("MALLOC_ARENA_MAX", "2");
        values.putAll(instance.settings());
        return values;
    }
}
