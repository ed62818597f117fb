package ai.datamind.testkit.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RoomSizesTest {
    private static final String ROOT = "ai.datamind.testkit";

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    @Test
    void aRoomOverItsNumberOfFilesIsNamed() {
        assertThat(new RoomSizes(ROOT, Map.of("infra", 1)).broken(classes))
                .singleElement()
                .asString()
                .startsWith("Room infra has ");
    }

    @Test
    void theseRoomsAreSmallEnough() {
        assertThat(new RoomSizes(ROOT, Map.of()).broken(classes)).isEmpty();
    }
}
