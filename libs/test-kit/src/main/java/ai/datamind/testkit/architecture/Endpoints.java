package ai.datamind.testkit.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;

/** What an endpoint is, and what it means that its access and its form are declared: on the method itself or on its class. */
final class Endpoints {

    private static final List<String> VERBS = List.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS");

    private static final List<String> ACCESS = List.of(
            "jakarta.annotation.security.RolesAllowed",
            "jakarta.annotation.security.PermitAll",
            "jakarta.annotation.security.DenyAll",
            "io.quarkus.security.Authenticated",
            "io.quarkus.security.PermissionsAllowed");

    /** A client only calls: who may, is judged over there. */
    private static final String CLIENT = "org.eclipse.microprofile.rest.client.inject.RegisterRestClient";

    private static final String PRODUCES = "jakarta.ws.rs.Produces";

    /** Carries its headers along. */
    private static final String SAYS_ITSELF = "org.jboss.resteasy.reactive.RestMulti";

    static final DescribedPredicate<JavaMethod> ARE_ENDPOINTS = DescribedPredicate.describe(
            "are endpoints",
            method -> VERBS.stream().anyMatch(verb -> method.isAnnotatedWith("jakarta.ws.rs." + verb))
                    && !method.getOwner().isAnnotatedWith(CLIENT));

    static final ArchCondition<JavaMethod> DECLARE_ACCESS = new ArchCondition<>("declare who may call them") {
        @Override
        public void check(JavaMethod method, ConditionEvents events) {
            boolean declared = declares(method) || declares(method.getOwner());
            events.add(new SimpleConditionEvent(
                    method,
                    declared,
                    method.getFullName() + (declared ? " declares" : " does not declare") + " access"));
        }
    };

    static final ArchCondition<JavaMethod> DECLARE_FORM = new ArchCondition<>("declare what they answer with") {
        @Override
        public void check(JavaMethod method, ConditionEvents events) {
            boolean declared = method.isAnnotatedWith(PRODUCES)
                    || method.getOwner().isAnnotatedWith(PRODUCES)
                    || method.getRawReturnType().getName().equals(SAYS_ITSELF);
            events.add(new SimpleConditionEvent(
                    method,
                    declared,
                    method.getFullName() + (declared ? " declares" : " does not declare") + " its form"));
        }
    };

    private Endpoints() {}

    private static boolean declares(CanBeAnnotated annotated) {
        return ACCESS.stream().anyMatch(annotated::isAnnotatedWith);
    }
}
