package ai.datamind.nl2sql.example;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class FolderTest {
    @TempDir
    Path folder;

    @TempDir
    Path elsewhere;

    @Test
    void filesBelowAreReadByName() throws IOException {
        Files.createDirectories(folder.resolve("sales"));
        Files.writeString(folder.resolve("sales/a.sql"), "one");
        Files.writeString(folder.resolve("b.sql"), "two");
        Files.writeString(folder.resolve("c.txt"), "three");
        assertThat(read(100, 10)).containsExactly("b.sql", "sales/a.sql");
    }

    @Test
    void aLinkThatLeadsOutIsNotFollowed() throws IOException {
        Path secret = Files.writeString(elsewhere.resolve("secret.sql"), "secret");
        Files.createSymbolicLink(folder.resolve("link.sql"), secret);
        Files.createSymbolicLink(folder.resolve("linked"), elsewhere);
        assertThat(read(100, 10)).isEmpty();
    }

    @Test
    void whatIsTooLargeNoTextOrTooManyIsLeftOut() throws IOException {
        Files.writeString(folder.resolve("a.sql"), "x".repeat(101));
        Files.write(folder.resolve("b.sql"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        Files.writeString(folder.resolve("c.sql"), "fine");
        Files.writeString(folder.resolve("d.sql"), "one too many");
        assertThat(read(100, 3)).containsExactly("c.sql");
    }

    private List<String> read(int largest, int most) throws IOException {
        return List.copyOf(new Folder(folder, largest, most).read().keySet());
    }
}
