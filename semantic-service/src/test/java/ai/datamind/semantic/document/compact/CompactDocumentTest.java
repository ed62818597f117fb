package ai.datamind.semantic.document.compact;

import ai.datamind.semantic.document.reading.ModelReader;
import ai.datamind.semantic.document.writing.ModelWriter;
import ai.datamind.semantic.interchange.intake.RandomDocuments;
import ai.datamind.semantic.model.ModelDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CompactDocumentTest {

    private static final String HASH = "a".repeat(64);

    @Test
    void every_document_comes_back_as_it_left() {
        for (int seed = 0; seed < 2_000; seed++) {
            ModelDocument document = new RandomDocuments(seed).next();

            assertThat(CompactDocument.read(CompactDocument.write(document, HASH), HASH))
                    .as("seed %s", seed)
                    .contains(document);
        }
    }

    @Test
    void what_yaml_says_and_what_is_kept_are_the_same() {
        for (int seed = 0; seed < 200; seed++) {
            ModelDocument read = ModelReader.read(ModelWriter.yaml(new RandomDocuments(seed).next()));

            assertThat(CompactDocument.read(CompactDocument.write(read, HASH), HASH))
                    .contains(read);
        }
    }

    @Test
    void the_form_of_another_text_is_not_taken() {
        byte[] kept = CompactDocument.write(new RandomDocuments(1).next(), HASH);

        assertThat(CompactDocument.read(kept, "b".repeat(64))).isEmpty();
        assertThat(CompactDocument.read(kept, "a".repeat(63))).isEmpty();
        assertThat(CompactDocument.read(null, HASH)).isEmpty();
    }

    @Test
    void another_format_is_not_taken() {
        byte[] kept = CompactDocument.write(new RandomDocuments(1).next(), HASH);
        kept[7]++;

        assertThat(CompactDocument.read(kept, HASH)).isEmpty();
    }

    @Test
    void a_damaged_or_shortened_form_is_not_taken() {
        ModelDocument document = new RandomDocuments(3).next();
        byte[] kept = CompactDocument.write(document, HASH);
        var random = new Random(3);
        for (int i = 0; i < 2_000; i++) {
            byte[] damaged =
                    java.util.Arrays.copyOf(kept, random.nextBoolean() ? kept.length : random.nextInt(kept.length));
            if (damaged.length == kept.length) {
                damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            }

            assertThat(CompactDocument.read(damaged, HASH)).isEmpty();
        }
    }

    /** Whatever stands there, reading ends: with a document or with none. */
    @Test
    void nonsense_that_claims_to_be_whole_does_no_harm() {
        var random = new Random(4);
        for (int i = 0; i < 20_000; i++) {
            byte[] content = new byte[random.nextInt(200)];
            random.nextBytes(content);

            Optional<ModelDocument> read = CompactDocument.read(CompactDocument.sealed(content, HASH), HASH);

            assertThat(read).isNotNull();
        }
    }

    /**
     * The shape of all that is written. Where this fails, the vocabulary has changed: count {@code FORMAT} up, so that what was
     * kept before is read from its text again, and put the new shape here.
     */
    @Test
    void the_format_belongs_to_this_vocabulary() throws IOException, ClassNotFoundException {
        assertThat(CompactDocument.FORMAT).isEqualTo(1);
        assertThat(shape()).isEqualTo(SHAPE);
    }

    private static final int SHAPE = 164039831;

    private static int shape() throws IOException, ClassNotFoundException {
        var shapes = new TreeMap<String, String>();
        Path model = Path.of(
                        ModelDocument.class.getResource("ModelDocument.class").getPath())
                .getParent();
        try (Stream<Path> files = Files.walk(model)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                if (name.endsWith(".class") && !name.equals("package-info.class")) {
                    Class<?> type =
                            Class.forName(className(model.relativize(file).toString()));
                    if (type.isRecord()) {
                        shapes.put(name, roomless(Arrays.toString(type.getRecordComponents())));
                    } else if (type.isEnum()) {
                        shapes.put(name, Arrays.toString(type.getEnumConstants()));
                    }
                }
            }
        }
        return shapes.toString().hashCode();
    }

    private static String className(String file) {
        return ModelDocument.class.getPackageName() + "."
                + file.substring(0, file.length() - ".class".length()).replace('/', '.');
    }

    /** In which room of the model a word stands makes no difference to what is written. */
    private static String roomless(String components) {
        String model = ModelDocument.class.getPackageName() + ".";
        return components.replaceAll(Pattern.quote(model) + "[a-z]+\\.", model);
    }
}
