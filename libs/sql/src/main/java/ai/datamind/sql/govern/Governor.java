package ai.datamind.sql.govern;

import ai.datamind.sql.catalog.CatalogSnapshot;
import ai.datamind.sql.firewall.AdmittedStatement;
import ai.datamind.sql.policy.PolicySet;
import ai.datamind.sql.policy.TablePolicy;
import ai.datamind.sql.text.Rejected;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The only maker of {@link GovernedStatement}. Statements are rendered once per shape; values are bound per subject. */
public final class Governor {
    private static final int KEPT_SHAPES = 2_000;
    private static final Map<Shape, Rendered> SHAPES =
            Collections.synchronizedMap(new LinkedHashMap<>(64, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Shape, Rendered> eldest) {
                    return size() > KEPT_SHAPES;
                }
            });

    private Governor() {}

    /** Everything the printed text hangs on, the subject's values excepted. */
    private record Shape(
            String sql,
            String catalog,
            String policies,
            Object effect,
            List<TablePolicy> tables,
            Map<String, Boolean> attributes,
            boolean keyed,
            GovernOptions options) {}

    /**
     * @throws Rejected UNKNOWN_RELATION (denied looks the same), UNKNOWN_COLUMN, AMBIGUOUS_COLUMN, COLUMN_DENIED,
     *     COLUMN_PROTECTED, MISSING_ATTRIBUTE, BAD_ATTRIBUTE, BAD_POLICY, UNSUPPORTED
     */
    public static GovernedStatement govern(
            AdmittedStatement admitted, CatalogSnapshot catalog, PolicySet policies, GovernOptions options) {
        Shape shape = shape(admitted, catalog, policies, options);
        Rendered rendered = SHAPES.get(shape);
        if (rendered == null) {
            rendered = new Rewriting(catalog, policies, options).render(admitted);
            SHAPES.put(shape, rendered);
        }
        List<Parameter> parameters = new SubjectValues(policies).bind(rendered);
        return new GovernedStatement(
                rendered, parameters, HexFormat.of().toHexDigits(shape.hashCode()) + rendered.sql());
    }

    private static Shape shape(
            AdmittedStatement admitted, CatalogSnapshot catalog, PolicySet policies, GovernOptions options) {
        Map<String, Boolean> attributes = new TreeMap<>();
        policies.bindings().forEach((name, value) -> attributes.put(name, value instanceof List<?>));
        return new Shape(
                admitted.text().value(),
                catalog.version(),
                policies.version(),
                policies.defaultEffect(),
                policies.tables(),
                attributes,
                policies.maskKey().length > 0,
                options);
    }
}
