package ai.datamind.semantic.documentation;

import ai.datamind.semantic.dbt.quality.ModelQuality;
import ai.datamind.semantic.dbt.quality.QualityBoard;
import ai.datamind.semantic.documentation.Diagram.Arrow;
import ai.datamind.semantic.documentation.Diagram.Box;
import ai.datamind.semantic.model.GlossaryTerm;
import ai.datamind.semantic.model.ModelDocument;
import ai.datamind.semantic.model.SemanticModel;
import ai.datamind.semantic.model.element.CategoricalDimension;
import ai.datamind.semantic.model.element.DataType;
import ai.datamind.semantic.model.element.Entity;
import ai.datamind.semantic.model.element.EntityType;
import ai.datamind.semantic.model.measure.Aggregation;
import ai.datamind.semantic.model.measure.Measure;
import ai.datamind.semantic.model.metric.MeasureInput;
import ai.datamind.semantic.model.metric.Metric;
import ai.datamind.semantic.model.metric.MetricHeader;
import ai.datamind.semantic.model.sql.Relation;
import ai.datamind.semantic.model.time.Window;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PagesTest {

    private static final String HOSTILE = "<script>alert(1)</script> | \"x\" & 'y' ![a](http://b) \n# c";

    @Test
    void everythingOfTheDocumentIsOnThePage() {
        String markdown = Markdown.render(page("What we sell"));
        assertThat(markdown)
                .startsWith("# sales\n")
                .contains("What we sell")
                .contains("| rolling | cumulative | net over 7 day |")
                .contains("| status | text | status |")
                .contains("| net | sum | amount - tax | EUR |")
                .contains("## orders", "### Keys", "| customer | foreign | customer\\_id |")
                .contains("| Turnover | All that was paid | net |")
                .contains("data quality: failing (1 of 2 tests passed)");
    }

    @Test
    void theDiagramShowsHowModelsAreJoined() {
        assertThat(Markdown.render(page(null)))
                .contains("```mermaid\nerDiagram\n", "orders }o--|| customers : customer", "measure net");
        assertThat(Html.render(page(null))).contains("<svg", "<title>customer</title>", ">measure net</text>");
    }

    @Test
    void wordsOfPeopleNeverBecomeMarkup() throws Exception {
        String html = Html.render(page(HOSTILE));
        assertThat(html).doesNotContain("<script>").contains("&lt;script&gt;");
        String markdown = Markdown.render(page(HOSTILE));
        assertThat(markdown).doesNotContain("<script>").doesNotContain("![a]");
        assertThat(markdown.lines().filter(l -> l.startsWith("# "))).containsExactly("# sales");
        // well formed as XML but for the doctype and the two void elements
        String xml = html.replaceFirst("<!doctype html>", "").replaceAll("(<meta[^>]*)>", "$1/>");
        DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void whatIsReferredToStandsToTheRightAndCirclesEnd() {
        var diagram = new Diagram(
                List.of(new Box("nation", List.of()), new Box("order", List.of()), new Box("customer", List.of())),
                List.of(new Arrow("order", "customer", "c"), new Arrow("customer", "nation", "n")));
        assertThat(diagram.columns()).extracting(c -> c.get(0).name()).containsExactly("order", "customer", "nation");
        var circle = new Diagram(
                List.of(new Box("a", List.of()), new Box("b", List.of())),
                List.of(new Arrow("a", "b", "x"), new Arrow("b", "a", "y"), new Arrow("a", "a", "z")));
        assertThat(circle.columns().stream().mapToInt(List::size).sum()).isEqualTo(2);
        assertThat(new Drawing(circle).svg()).contains("<svg");
    }

    private static Page page(String description) {
        var orders = new SemanticModel(
                "orders",
                new Relation("marts", "orders"),
                description,
                null,
                null,
                null,
                null,
                null,
                List.of(
                        Entity.of("order", EntityType.PRIMARY, "order_id"),
                        Entity.of("customer", EntityType.FOREIGN, "customer_id")),
                List.of(CategoricalDimension.of("status", "status", DataType.TEXT)),
                List.of(new Measure(
                        "net",
                        Aggregation.SUM,
                        new ai.datamind.semantic.model.sql.SqlExpression("amount - tax"),
                        null,
                        null,
                        null,
                        "EUR",
                        description,
                        List.of())));
        var customers = new SemanticModel(
                "customers",
                new Relation("marts", "customers"),
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(Entity.of("customer", EntityType.PRIMARY, "id")),
                List.of(),
                List.of());
        var document = new ModelDocument(
                "sales",
                description,
                "me",
                List.of("tag"),
                null,
                null,
                List.of(orders, customers),
                List.of(new Metric.Cumulative(
                        MetricHeader.of("rolling"), MeasureInput.of("net"), new Window(7, "day"), null, null)),
                null,
                null,
                List.of(new GlossaryTerm("Turnover", "All that was paid", "net", List.of(), null)),
                null);
        var board = new QualityBoard();
        board.show(List.of(new ModelQuality(
                "model.p.orders",
                "marts",
                "orders",
                ModelQuality.Status.FAILING,
                2,
                1,
                0,
                1,
                List.of("t"),
                null,
                null)));
        return Pages.of(document, board);
    }
}
