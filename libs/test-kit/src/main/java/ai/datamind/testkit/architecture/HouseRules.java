package ai.datamind.testkit.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/**
 * Architecture rules of one service.
 *
 * <p>Use: {@code HouseRules.of("ai.datamind.usage", "rollup").check()} in a test of the service; every rule is checked and all
 * violations are reported together.
 *
 * @param root the service's package
 * @param plainRooms rooms that decide, rewrite, interpret or compile: they must stay free of the container
 * @param largeRooms rooms that had too many files before that was a rule, each with their number: it may shrink and never grow
 */
public record HouseRules(String root, List<String> plainRooms, Map<String, Integer> largeRooms) {

    public HouseRules {
        plainRooms = List.copyOf(plainRooms);
        largeRooms = Map.copyOf(largeRooms);
    }

    public static HouseRules of(String root, String... plainRooms) {
        return new HouseRules(root, List.of(plainRooms), Map.of());
    }

    /** @param room a room that still has more than {@value RoomSizes#MOST} files, such as "interpret.vocabulary" */
    public HouseRules stillLarge(String room, int files) {
        var more = new TreeMap<>(largeRooms);
        more.put(room, files);
        return new HouseRules(root, plainRooms, more);
    }

    /** @throws AssertionError naming every class that breaks a rule */
    public void check() {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(root);
        Stream<String> broken = all().map(rule -> rule.allowEmptyShould(true).evaluate(classes))
                .filter(result -> result.hasViolation())
                .map(result -> result.getFailureReport().toString());
        List<String> all = Stream.concat(broken, new RoomSizes(root, largeRooms).broken(classes))
                .toList();
        if (!all.isEmpty()) throw new AssertionError(String.join("\n\n", all));
    }

    private Stream<ArchRule> all() {
        return Stream.concat(
                Stream.of(
                        roomsWithoutCycles(),
                        packagesWithoutCycles(),
                        accessIsDeclared(),
                        formIsDeclared(),
                        httpOnlyAtTheRim(),
                        databaseOnlyInRepositories(),
                        noNeighbourIsImported(),
                        parserStaysInLibs(),
                        bannedSuffixes()),
                plainRooms.stream().map(this::plainRoom));
    }

    private ArchRule roomsWithoutCycles() {
        return slices().matching(root + ".(*)..").should().beFreeOfCycles();
    }

    /** Neither do the rooms inside a room know each other in a circle, nor a room those inside it. */
    private ArchRule packagesWithoutCycles() {
        return slices().matching(root + ".(**)").should().beFreeOfCycles();
    }

    private ArchRule accessIsDeclared() {
        return methods()
                .that(Endpoints.ARE_ENDPOINTS)
                .should(Endpoints.DECLARE_ACCESS)
                .because("an endpoint without declared access is an open door");
    }

    private ArchRule formIsDeclared() {
        return methods()
                .that(Endpoints.ARE_ENDPOINTS)
                .should(Endpoints.DECLARE_FORM)
                .because("to a browser that asks for HTML the framework would else write what toString says");
    }

    private ArchRule httpOnlyAtTheRim() {
        return noClasses()
                .that()
                .haveSimpleNameNotEndingWith("Resource")
                .and()
                .haveSimpleNameNotEndingWith("Client")
                .and()
                .haveSimpleNameNotEndingWith("Filter")
                .and()
                .haveSimpleNameNotEndingWith("Mapper")
                .and()
                .areTopLevelClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jakarta.ws.rs..")
                .because("HTTP is known only in resources, clients, filters and mappers");
    }

    private ArchRule databaseOnlyInRepositories() {
        return noClasses()
                .that()
                .haveSimpleNameNotEndingWith("Repository")
                .and()
                .haveSimpleNameNotEndingWith("Row")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.hibernate..", "jakarta.persistence..", "io.quarkus.hibernate..")
                .because("Hibernate is known only in repositories and rows");
    }

    private ArchRule noNeighbourIsImported() {
        String[] neighbours = Stream.of("gateway", "nl2sql", "semantic", "governance", "workspace", "usage")
                .map(name -> "ai.datamind." + name)
                .filter(name -> !name.equals(root))
                .map(name -> name + "..")
                .toArray(String[]::new);
        return noClasses().should().dependOnClassesThat().resideInAnyPackage(neighbours);
    }

    private ArchRule parserStaysInLibs() {
        return noClasses().should().dependOnClassesThat().resideInAPackage("net.sf.jsqlparser..");
    }

    private ArchRule bannedSuffixes() {
        return classes()
                .should()
                .haveNameNotMatching(".*(Impl|Utils?|Helper|Manager|Processor|Handler)(\\$.*)?")
                .andShould()
                .haveNameNotMatching(".*\\.(Abstract|Base)[A-Z][A-Za-z]*")
                .because("such names say nothing");
    }

    private ArchRule plainRoom(String room) {
        return noClasses()
                .that()
                .resideInAPackage(root + "." + room + "..")
                .and()
                .haveSimpleNameNotEndingWith("Resource")
                .and()
                .haveSimpleNameNotEndingWith("Repository")
                .and()
                .haveSimpleNameNotEndingWith("Client")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.quarkus..", "io.smallrye.mutiny..", "io.vertx..", "jakarta.ws.rs..")
                .because("room " + room + " must run without a container");
    }
}
