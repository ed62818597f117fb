package ai.datamind.nl2sql.example;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** The {@code .sql} files below a folder. Nothing outside it is read, whatever a link or a name says. */
final class Folder {
    private static final Logger LOG = Logger.getLogger(Folder.class);
    private static final int DEEPEST = 4;

    private final Path root;
    private final int largest;
    private final int most;

    Folder(Path root, int largest, int most) {
        this.root = root;
        this.largest = largest;
        this.most = most;
    }

    /** Contents by name relative to the folder; what cannot be taken is logged and left out. Blocking. */
    Map<String, String> read() throws IOException {
        Path real = root.toRealPath();
        List<Path> files;
        try (Stream<Path> walk = Files.walk(real, DEEPEST)) {
            files = walk.filter(path -> path.getFileName().toString().endsWith(".sql"))
                    .sorted()
                    .limit(most)
                    .toList();
        }
        Map<String, String> contents = new LinkedHashMap<>();
        for (Path file : files) {
            String content = content(real, file);
            if (content != null) contents.put(real.relativize(file).toString(), content);
        }
        return contents;
    }

    private String content(Path real, Path file) throws IOException {
        if (!file.toRealPath().startsWith(real) || !Files.isRegularFile(file))
            return left(file, "lies outside the folder");
        if (Files.size(file) > largest) return left(file, "is too large");
        try {
            return Files.readString(file);
        } catch (CharacterCodingException binary) {
            return left(file, "is not UTF-8");
        }
    }

    private static String left(Path file, String why) {
        LOG.warnf("%s %s and is left out.", file.getFileName(), why);
        return null;
    }
}
