package ai.datamind.kit.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import java.io.IOException;

/** JSON allows U+0000 in a text, PostgreSQL in none: refused where it is read, it is the sender's fault and not the database's. */
final class StorableText extends StringDeserializer {

    private static final long serialVersionUID = 1;

    @Override
    public String deserialize(JsonParser json, DeserializationContext context) throws IOException {
        String text = super.deserialize(json, context);
        if (text != null && text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("must not hold the character U+0000");
        }
        return text;
    }
}
