package ai.datamind.nl2sql;

import ai.datamind.nl2sql.warehouse.WarehouseClient;
import ai.datamind.nl2sql.warehouse.WarehouseConfig;
import ai.datamind.sql.certify.CertifiedStatement;
import ai.datamind.sql.govern.GovernedStatement;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.vertx.sqlclient.SqlClient;
import java.util.List;
import java.util.Set;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

/** Rules that leave one way to the warehouse: a statement that libs/sql governed, and certified where it gives rows. */
final class OneDoorToTheWarehouse {
    private static final String ROOM = "ai.datamind.nl2sql.warehouse";
    private static final Set<String> SENDS_SQL = Set.of("query", "preparedQuery", "prepare");
    /** What a method that sends SQL must have been given: made by libs/sql alone, or a constant question of the catalog. */
    private static final Set<String> TICKETS =
            Set.of(CertifiedStatement.class.getName(), GovernedStatement.class.getName(), ROOM + ".CatalogQuery");

    private static final Set<String> PASSWORD_HOLDERS =
            Set.of(WarehouseConfig.class.getName(), ROOM + ".WarehousesConfig$Connection", ROOM + ".Source");

    private OneDoorToTheWarehouse() {}

    static List<ArchRule> rules() {
        return List.of(
                oneClassOpensConnections(),
                noOtherDriver(),
                oneRoomHoldsThem(),
                oneRoomKnowsThePassword(),
                sqlIsSentInTwoClasses(),
                sqlIsNeverATextOfTheCaller());
    }

    private static ArchRule oneClassOpensConnections() {
        return noClasses()
                .that()
                .doNotHaveFullyQualifiedName(WarehouseClient.class.getName())
                .should()
                .dependOnClassesThat()
                .haveNameMatching(
                        "io\\.vertx\\.(mutiny\\.)?(pgclient\\.(PgBuilder|PgConnectOptions|PgPool)|sqlclient\\.ClientBuilder)");
    }

    private static ArchRule noOtherDriver() {
        return noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.sql..",
                        "javax.sql..",
                        "io.agroal..",
                        "io.quarkus.agroal..",
                        "org.postgresql..",
                        "io.r2dbc..");
    }

    private static ArchRule oneRoomHoldsThem() {
        return noClasses()
                .that()
                .resideOutsideOfPackage(ROOM)
                .should()
                .dependOnClassesThat()
                .haveNameMatching("io\\.vertx\\.(sqlclient\\.(Pool|SqlConnection|SqlClient)|pgclient\\.PgConnection)");
    }

    /** A source carries it from the settings to the class that connects; it is seen in its room only. */
    private static ArchRule oneRoomKnowsThePassword() {
        return noClasses()
                .that()
                .haveNameNotMatching("ai\\.datamind\\.nl2sql\\.warehouse\\.(WarehouseClient|Source)")
                .should()
                .callMethodWhere(new DescribedPredicate<>("it tells a password of a warehouse") {
                    @Override
                    public boolean test(JavaMethodCall call) {
                        String owner = call.getTargetOwner().getName();
                        return call.getName().equals("password") && PASSWORD_HOLDERS.contains(owner);
                    }
                });
    }

    private static ArchRule sqlIsSentInTwoClasses() {
        return methods()
                .that()
                .areDeclaredInClassesThat()
                .haveNameNotMatching("ai\\.datamind\\.nl2sql\\.warehouse\\.(WarehouseClient|Cursors)(\\$.*)?")
                .should(new ArchCondition<>("send no SQL to a warehouse connection") {
                    @Override
                    public void check(JavaMethod method, ConditionEvents events) {
                        sent(method)
                                .forEach(
                                        call -> events.add(SimpleConditionEvent.violated(call, call.getDescription())));
                    }
                });
    }

    static ArchRule sqlIsNeverATextOfTheCaller() {
        return methods()
                .that()
                .areDeclaredInClassesThat()
                .haveNameMatching(".*[.$]WarehouseClient")
                .should(new ArchCondition<>("send only what libs/sql made") {
                    @Override
                    public void check(JavaMethod method, ConditionEvents events) {
                        boolean ticket = method.getRawParameterTypes().stream()
                                .map(JavaClass::getName)
                                .anyMatch(TICKETS::contains);
                        if (!ticket) {
                            sent(method)
                                    .forEach(call ->
                                            events.add(SimpleConditionEvent.violated(call, call.getDescription())));
                        }
                    }
                });
    }

    private static List<JavaMethodCall> sent(JavaMethod method) {
        return method.getMethodCallsFromSelf().stream()
                .filter(call -> sends(call) || reads(call))
                .toList();
    }

    private static boolean reads(JavaMethodCall call) {
        return call.getTargetOwner().getName().equals(ROOM + ".Cursors")
                && call.getName().equals("read");
    }

    private static boolean sends(JavaMethodCall call) {
        return SENDS_SQL.contains(call.getName()) && call.getTargetOwner().isAssignableTo(SqlClient.class);
    }
}
