package ai.datamind.semantic.demo;

import ai.datamind.semantic.catalog.Publication;
import ai.datamind.semantic.catalog.value.ValueIndex;
import ai.datamind.semantic.document.reading.ModelReader;
import ai.datamind.semantic.interpret.Interpreter;
import ai.datamind.semantic.interpret.Interpreters;
import ai.datamind.semantic.model.SemanticManifest;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The model that is shipped with the service; read when somebody asks for the first time. */
@ApplicationScoped
class DemoModel {
    private static final String NAME = "/demo/model.yaml";

    private volatile Interpreter interpreter;

    /** Takes its time the first time: call it beside the event loop. */
    Interpreter interpreter() {
        Interpreter made = interpreter;
        if (made == null) {
            made = Interpreters.interpreter(
                    Publication.of(SemanticManifest.of(ModelReader.read(text())), ValueIndex.EMPTY));
            interpreter = made;
        }
        return made;
    }

    private static String text() {
        try (InputStream in = DemoModel.class.getResourceAsStream(NAME)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
