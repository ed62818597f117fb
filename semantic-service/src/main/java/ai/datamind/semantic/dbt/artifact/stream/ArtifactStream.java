package ai.datamind.semantic.dbt.artifact.stream;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.JsonTokenId;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * One artifact read front to back. Top-level members nobody asked for are skipped unread; of the others one entry at a time
 * is a tree.
 */
public final class ArtifactStream implements AutoCloseable {

    public interface Member {
        void read(ArtifactStream stream) throws IOException;
    }

    private static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
                    // the caller's stream is the caller's to close; at its end it is asked whether there is more
                    .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(100)
                            .maxNameLength(2_000)
                            .build())
                    .build())
            .build();

    /** Large, or different with every run of dbt: no part of what a node means. */
    private static final Set<String> UNREAD = Set.of(
            "raw_code",
            "raw_sql",
            "compiled_code",
            "compiled_sql",
            "extra_ctes",
            "_pre_injected_sql",
            "injected_sql",
            "created_at",
            "root_path",
            "build_path",
            "compiled_path",
            "unrendered_config",
            "unrendered_config_call_dict",
            "config_call_dict",
            "doc_blocks",
            "docs");

    private final String artifact;
    private final JsonParser parser;

    private ArtifactStream(String artifact, InputStream in) throws IOException {
        this.artifact = artifact;
        this.parser = JSON.getFactory().createParser(in);
    }

    /** Reads the whole of {@code in}; {@code members} are called in the order the file has them. */
    public static void walk(String artifact, InputStream in, Map<String, Member> members) {
        try (var stream = new ArtifactStream(artifact, in)) {
            try {
                stream.members(members);
            } catch (StreamConstraintsException excess) {
                throw stream.rejected("is nested too deeply or holds too long a text", excess);
            } catch (StreamReadException broken) {
                throw stream.rejected(stream.atItsEnd(in, broken) ? "is cut off" : "is not readable JSON", broken);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Where the text just stops, what is missing is the rest, whichever sign was awaited next. */
    private boolean atItsEnd(InputStream in, StreamReadException broken) throws IOException {
        return broken instanceof JsonEOFException
                || (!parser.getParsingContext().inRoot()
                        && parser.releaseBuffered(OutputStream.nullOutputStream()) <= 0
                        && in.read() < 0);
    }

    private ArtifactRejected rejected(String what, JsonProcessingException why) {
        return new ArtifactRejected(artifact, artifact + " " + what + at(why));
    }

    private static String at(com.fasterxml.jackson.core.JacksonException place) {
        var location = place.getLocation();
        return location == null ? "" : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    private void members(Map<String, Member> members) throws IOException {
        expect(JsonTokenId.ID_START_OBJECT, parser.nextToken(), "the document");
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            Member member = members.get(parser.currentName());
            parser.nextToken();
            if (member == null) {
                parser.skipChildren();
            } else if (parser.currentToken() != JsonToken.VALUE_NULL) {
                member.read(this);
            }
        }
        if (parser.nextToken() != null) {
            throw new ArtifactRejected(artifact, artifact + " goes on after its end");
        }
    }

    /** Each {@code "key": {…}} of the object at hand. */
    public void eachEntry(BiConsumer<String, ObjectNode> use) throws IOException {
        String member = parser.currentName();
        expect(JsonTokenId.ID_START_OBJECT, parser.currentToken(), member);
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            parser.nextToken();
            use.accept(key, entry(member));
        }
    }

    /** Each {@code {…}} of the array at hand. */
    public void eachItem(Consumer<ObjectNode> use) throws IOException {
        String member = parser.currentName();
        expect(JsonTokenId.ID_START_ARRAY, parser.currentToken(), member);
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            use.accept(entry(member));
        }
    }

    /** The object at hand, without what is never read. */
    public ObjectNode entry(String member) throws IOException {
        expect(JsonTokenId.ID_START_OBJECT, parser.currentToken(), member);
        ObjectNode entry = JsonNodeFactory.instance.objectNode();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            if (UNREAD.contains(name)) {
                parser.skipChildren();
            } else {
                entry.set(name, JSON.readTree(parser));
            }
        }
        return entry;
    }

    private void expect(int tokenId, JsonToken found, String what) {
        if (found == null || found.id() != tokenId) {
            String shape = tokenId == JsonTokenId.ID_START_OBJECT ? "an object" : "a list";
            throw new ArtifactRejected(artifact, artifact + ": " + what + " must be " + shape);
        }
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
