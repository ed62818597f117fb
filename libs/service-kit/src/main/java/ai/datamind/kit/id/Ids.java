package ai.datamind.kit.id;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import java.util.UUID;

/** Makes ids like {@code qry-0193….} */
public final class Ids {

    private static final NoArgGenerator V7 = Generators.timeBasedEpochGenerator();

    private Ids() {}

    /** @param prefix the kind of thing, three letters or so, without the dash */
    public static String next(String prefix) {
        return prefix + "-" + uuid();
    }

    /** A bare UUIDv7. */
    public static UUID uuid() {
        return V7.generate();
    }
}
