package ai.datamind.semantic;

import ai.datamind.semantic.dbt.run.DbtConfig;
import ai.datamind.semantic.metadata.warehouse.WarehouseConfig;
import ai.datamind.semantic.visibility.VisibilityConfig;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What holds where nothing is configured. */
class DefaultsTest {

    private static <T> T mapped(Class<T> room, Map<String, String> said) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .addDefaultInterceptors()
                .withSources(new PropertiesConfigSource(said, "test", 100))
                .withMapping(room)
                .build()
                .getConfigMapping(room);
    }

    @Test
    void dbtIsSynchronisedAtTwoInTheMorning() {
        DbtConfig dbt = mapped(DbtConfig.class, Map.of());

        assertThat(dbt.syncCron()).isEqualTo("0 0 2 * * ?");
        assertThat(dbt.projectPath()).isEqualTo(Path.of("/dbt"));
        assertThat(dbt.executable()).isEqualTo("dbt");
        assertThat(dbt.timeLimit()).isEqualTo(Duration.ofMinutes(30));
        assertThat(dbt.largestArtifact()).isEqualTo(1L << 30);
        assertThat(dbt.environment()).isEmpty();
    }

    @Test
    void aDecisionIsUsedForTenSeconds() {
        VisibilityConfig visibility = mapped(VisibilityConfig.class, Map.of());

        assertThat(visibility.ttl()).isEqualTo(Duration.ofSeconds(10));
        assertThat(visibility.patience()).isEqualTo(Duration.ofSeconds(2));
        assertThat(visibility.kept()).isEqualTo(10_000);
    }

    @Test
    void aFurtherWarehouseNeedsADatabaseAndAUser() {
        assertThat(mapped(WarehouseConfig.class, Map.of()).byName()).isEmpty();

        var erp = mapped(
                        WarehouseConfig.class,
                        Map.of("datamind.warehouses.erp.database", "erp", "datamind.warehouses.erp.user", "reader"))
                .byName()
                .get("erp");
        assertThat(erp.host()).isEqualTo("localhost");
        assertThat(erp.port()).isEqualTo(5432);
        assertThat(erp.password()).isEmpty();
        assertThat(erp.connections()).isEqualTo(4);
    }
}
