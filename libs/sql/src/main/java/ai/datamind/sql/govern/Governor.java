package ai.datamind.sql.govern;

import ai.datamind.sql.catalog.CatalogSnapshot;
import ai.datamind.sql.firewall.AdmittedStatement;
import ai.datamind.sql.kept.Kept;
import ai.datamind.sql.policy.PolicySet;
import ai.datamind.sql.policy.TablePolicy;
import ai.datamind.sql.text.Rejected;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** The only maker of {@link GovernedStatement}. Statements are rendered once per shape; values are bound per subject. */
public final class Governor {
    private static final long KEPT_CHARACTERS = 8_000_000;
    private static final Kept<Shape, Rendered> SHAPES = new Kept<>(
            KEPT_CHARACTERS,
            (shape, rendered) -> shape.sql().length() + rendered.sql().length());

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
        Rendered rendered = SHAPES.orMake(shape, () -> Rewriting.render(admitted, catalog, policies, options));
        List<Parameter> parameters = new SubjectValues(policies).bind(rendered);
        return new GovernedStatement(
                rendered,
                parameters,
                HexFormat.of().toHexDigits(shape.hashCode()) + rendered.sql(),
                new GovernedStatement.Shape(
                        rendered.sql(),
                        catalog.version(),
                        policies.version(),
                        rendered.minted(),
                        rendered.viewParts(),
                        rendered.restrictions()));
    }

    private static Shape shape(
            AdmittedStatement admitted, CatalogSnapshot catalog, PolicySet policies, GovernOptions options) {
        return new Shape(
                admitted.text().value(),
                catalog.version(),
                policies.version(),
                policies.defaultEffect(),
                policies.tables(),
                policies.attributes(),
                policies.maskKey().length > 0,
                options);
    }
}
