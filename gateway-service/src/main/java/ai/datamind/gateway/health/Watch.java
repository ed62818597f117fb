package ai.datamind.gateway.health;

import ai.datamind.gateway.forward.Forward;
import ai.datamind.gateway.forward.Upstream;
import ai.datamind.gateway.health.Component.Status;
import ai.datamind.gateway.limit.Turnstile;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Puts the report together, at most once in two seconds however many ask, and notices when the mode changes. */
@ApplicationScoped
class Watch {

    private static final Logger LOG = Logger.getLogger(Watch.class);
    private static final Duration FRESH = Duration.ofSeconds(2);

    private final InfrastructureProbe infrastructure;
    private final ServiceProbe services;
    private final List<Upstream> upstreams;
    private final Turnstile turnstile;
    private final String version;
    private final AtomicInteger score = new AtomicInteger();
    private final Uni<Health> report;
    private volatile long lookedAt;
    private volatile OperationalMode mode;

    Watch(
            InfrastructureProbe infrastructure,
            ServiceProbe services,
            Forward forward,
            Turnstile turnstile,
            MeterRegistry meters,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        this.infrastructure = infrastructure;
        this.services = services;
        this.upstreams = forward.upstreams().values().stream()
                .sorted((a, b) -> a.name().compareTo(b.name()))
                .toList();
        this.turnstile = turnstile;
        this.version = version;
        this.report = Uni.createFrom().deferred(this::look).memoize().until(this::stale);
        meters.gauge("system_health_score", score);
    }

    Uni<Health> report() {
        return report;
    }

    @Scheduled(every = "15s", delayed = "15s")
    Uni<Void> now() {
        return report.replaceWithVoid();
    }

    private boolean stale() {
        return System.nanoTime() - lookedAt > FRESH.toNanos();
    }

    private Uni<Health> look() {
        lookedAt = System.nanoTime();
        Uni<List<ServiceProbe.Answer>> asked =
                Uni.join().all(upstreams.stream().map(services::ask).toList()).andFailFast();
        return Uni.combine()
                .all()
                .unis(infrastructure.database(), infrastructure.redis(), infrastructure.kafka(), asked)
                .asTuple()
                .map(all -> assemble(all.getItem1(), all.getItem2(), all.getItem3(), all.getItem4()));
    }

    private Health assemble(Component database, Component redis, Component kafka, List<ServiceProbe.Answer> answers) {
        Map<String, ServiceProbe.Answer> byName = new TreeMap<>();
        for (int i = 0; i < upstreams.size(); i++) byName.put(upstreams.get(i).name(), answers.get(i));
        Map<String, Component> components = new LinkedHashMap<>();
        components.put("database", database);
        components.put("llm", told(byName, "nl2sql", "llm", Status.NOT_CONFIGURED));
        components.put("redis", redis);
        components.put("vector_db", told(byName, "nl2sql", "vector_db", Status.NOT_CONFIGURED));
        components.put("dbt", told(byName, "semantic", "dbt", Status.NOT_CONFIGURED));
        components.put("warehouse", told(byName, "nl2sql", "warehouse", Status.UNKNOWN));
        components.put("kafka", kafka);
        components.put("rate_limiter", limiter(redis));
        Map<String, Component> perService = new TreeMap<>();
        byName.forEach((name, answer) -> perService.put(name, answer.component()));
        return judge(
                components, perService, !Boolean.FALSE.equals(database.detail().get("configured")));
    }

    private Health judge(Map<String, Component> components, Map<String, Component> perService, boolean configured) {
        int sum = Score.of(components);
        OperationalMode now = OperationalMode.of(sum, configured);
        notice(sum, now);
        boolean whole = now == OperationalMode.FULL_OPERATIONAL
                && perService.values().stream().allMatch(Component::works)
                && components.get("kafka").works();
        Map<String, Object> shown = new LinkedHashMap<>(components);
        shown.put("services", perService);
        return new Health(
                sum < Health.LEAST ? "unhealthy" : whole ? "healthy" : "degraded",
                version,
                now,
                sum,
                shown,
                ManagementFactory.getRuntimeMXBean().getUptime() / 1000,
                Instant.now().truncatedTo(ChronoUnit.SECONDS));
    }

    /** What a service says under this name; unknown when it is away, {@code silent} when it says nothing about it. */
    private static Component told(
            Map<String, ServiceProbe.Answer> answers, String service, String check, Status silent) {
        ServiceProbe.Answer answer = answers.get(service);
        if (answer == null || (!answer.component().works() && answer.checks().isEmpty())) {
            return Component.of(Status.UNKNOWN);
        }
        return answer.checks().getOrDefault(check, Component.of(silent));
    }

    private Component limiter(Component redis) {
        boolean shared = redis.works() && turnstile.shared();
        return new Component(
                shared ? Status.HEALTHY : Status.DEGRADED, null, Map.of("scope", shared ? "suite" : "replica"));
    }

    private void notice(int sum, OperationalMode now) {
        score.set(sum);
        if (now != mode) LOG.infof("operational mode %s, health score %d", now, sum);
        mode = now;
    }
}
