package ai.datamind.nl2sql;

import ai.datamind.nl2sql.warehouse.Rows;
import ai.datamind.nl2sql.warehouse.WarehouseClient;
import ai.datamind.sql.certify.CertifiedStatement;
import ai.datamind.testkit.architecture.HouseRules;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

class HouseTest {
    private static final String ROOT = "ai.datamind.nl2sql";

    @Test
    void theHouseRulesHold() {
        HouseRules.of(ROOT).check();
    }

    @Test
    void onlyOneClassCanOpenConnectionsToTheWarehouse() {
        var classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(ROOT);
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(WarehouseClient.class.getName())
                .should()
                .dependOnClassesThat()
                .haveNameMatching("io\\.vertx\\.pgclient\\.(PgBuilder|PgConnectOptions)")
                .check(classes);
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".warehouse")
                .should()
                .dependOnClassesThat()
                .haveNameMatching("io\\.vertx\\.sqlclient\\.(Pool|SqlConnection|SqlClient)")
                .check(classes);
    }

    @Test
    void andItRunsNothingButCertifiedStatements() {
        List<Method> open = Arrays.stream(WarehouseClient.class.getDeclaredMethods())
                .filter(method -> !Modifier.isPrivate(method.getModifiers()) && !method.isSynthetic())
                .filter(method ->
                        method.getGenericReturnType().getTypeName().endsWith("<" + Rows.class.getName() + ">"))
                .toList();
        assertThat(open)
                .isNotEmpty()
                .allMatch(method -> Arrays.asList(method.getParameterTypes()).contains(CertifiedStatement.class));
    }
}
