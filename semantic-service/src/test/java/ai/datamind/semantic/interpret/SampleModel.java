package ai.datamind.semantic.interpret;

import ai.datamind.semantic.catalog.Publication;
import ai.datamind.semantic.catalog.value.ColumnValues;
import ai.datamind.semantic.catalog.value.ValueIndex;
import ai.datamind.semantic.document.reading.ModelReader;
import ai.datamind.semantic.model.ModelDocument;
import ai.datamind.semantic.model.SemanticManifest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The sample warehouse's own model and some of its values; no database is needed to understand a question. */
final class SampleModel {

    private static final Path FOLDER = Path.of("..", "deploy", "local", "src", "main", "resources", "sample");

    static final Interpreter INTERPRETER = interpreter();

    private SampleModel() {}

    static Interpreter interpreter() {
        return Interpreters.interpreter(Publication.of(manifest(), values()));
    }

    static SemanticManifest manifest() {
        try {
            ModelDocument model = ModelReader.read(Files.readString(FOLDER.resolve("model.yaml")));
            var glossary = new ModelDocument(
                    "glossary",
                    null,
                    null,
                    List.of(),
                    null,
                    null,
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    ModelReader.readGlossary(Files.readString(FOLDER.resolve("glossary.yaml"))),
                    List.of());
            return SemanticManifest.of(model, glossary);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ValueIndex values() {
        return new ValueIndex(List.of(
                new ColumnValues(
                        "nations",
                        "name",
                        List.of("FRANCE", "GERMANY", "UNITED STATES", "CHINA", "JAPAN", "KENYA"),
                        true),
                new ColumnValues(
                        "regions", "name", List.of("EUROPE", "ASIA", "AMERICA", "AFRICA", "MIDDLE EAST"), true),
                new ColumnValues("customers", "name", List.of("Customer#000000001", "Customer#000000002"), false),
                new ColumnValues(
                        "customers",
                        "market_segment",
                        List.of("BUILDING", "AUTOMOBILE", "MACHINERY", "HOUSEHOLD", "FURNITURE"),
                        true),
                new ColumnValues(
                        "orders",
                        "priority",
                        List.of("1-URGENT", "2-HIGH", "3-MEDIUM", "4-NOT SPECIFIED", "5-LOW"),
                        true),
                new ColumnValues(
                        "line_items",
                        "ship_mode",
                        List.of("AIR", "SHIP", "RAIL", "TRUCK", "MAIL", "FOB", "REG AIR"),
                        true)));
    }
}
