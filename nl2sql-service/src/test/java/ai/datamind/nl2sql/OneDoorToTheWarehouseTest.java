package ai.datamind.nl2sql;

import ai.datamind.nl2sql.warehouse.Rows;
import ai.datamind.nl2sql.warehouse.WarehouseClient;
import ai.datamind.nl2sql.warehouse.WarehouseConfig;
import ai.datamind.sql.certify.CertifiedStatement;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The rules hold; and each way past them that somebody might take is one that they see. */
class OneDoorToTheWarehouseTest {
    @Test
    void nothingReachesTheWarehouseButWhatTheLibraryMade() {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("ai.datamind.nl2sql");

        assertThat(classes.contain(WarehouseClient.class)).isTrue();
        assertThat(broken(classes)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(classes = {OtherDriver.class, OtherPool.class, LentPool.class, StolenPassword.class})
    void aWayPastItIsSeen(Class<?> smuggler) {
        assertThat(broken(new ClassFileImporter().importClasses(smuggler))).isNotEmpty();
    }

    @Test
    void aMethodThatTakesTheTextFromItsCallerIsSeen() {
        JavaClasses grown = new ClassFileImporter().importClasses(Grown.WarehouseClient.class);

        assertThat(OneDoorToTheWarehouse.sqlIsNeverATextOfTheCaller()
                        .evaluate(grown)
                        .hasViolation())
                .isTrue();
    }

    @Test
    void rowsComeOfCertifiedStatementsOnly() {
        List<Method> open = Arrays.stream(WarehouseClient.class.getDeclaredMethods())
                .filter(method -> !Modifier.isPrivate(method.getModifiers()) && !method.isSynthetic())
                .filter(method ->
                        method.getGenericReturnType().getTypeName().endsWith("<" + Rows.class.getName() + ">"))
                .toList();
        assertThat(open)
                .isNotEmpty()
                .allMatch(method -> Arrays.asList(method.getParameterTypes()).contains(CertifiedStatement.class));
    }

    private static List<String> broken(JavaClasses classes) {
        return OneDoorToTheWarehouse.rules().stream()
                .map(rule -> rule.allowEmptyShould(true).evaluate(classes))
                .filter(result -> result.hasViolation())
                .map(result -> result.getFailureReport().toString())
                .toList();
    }

    static class OtherDriver {
        Connection open(String url) throws SQLException {
            return DriverManager.getConnection(url);
        }
    }

    static class OtherPool {
        Object open(String url) {
            return PgBuilder.pool().connectingTo(url).build();
        }
    }

    static class LentPool {
        Object run(Pool pool, String sql) {
            return pool.withConnection(connection -> connection.query(sql).execute());
        }
    }

    static class StolenPassword {
        String password(WarehouseConfig config) {
            return config.password();
        }
    }

    /** A method added to the one class that may send SQL, which takes the text from its caller. */
    static class Grown {
        static class WarehouseClient {
            Object raw(Pool pool, String sql) {
                return pool.withConnection(
                        connection -> connection.preparedQuery(sql).execute());
            }
        }
    }
}
