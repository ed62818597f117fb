package ai.datamind.testkit.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A room is read at one look. Nine files are the aim; with more than {@value MOST} it holds two business words, and one of
 * them wants a room of its own.
 *
 * @param large rooms over it, with the files they had when they were last counted: whoever divides one strikes it
 */
record RoomSizes(String root, Map<String, Integer> large) {

    static final int MOST = 12;

    Stream<String> broken(JavaClasses classes) {
        Map<String, Long> files = classes.stream()
                .filter(RoomSizes::isFile)
                .collect(Collectors.groupingBy(this::room, TreeMap::new, Collectors.counting()));
        return files.entrySet().stream().flatMap(room -> judge(room.getKey(), room.getValue()));
    }

    private Stream<String> judge(String room, long files) {
        int most = large.getOrDefault(room, MOST);
        return files > most
                ? Stream.of("Room " + room + " has " + files + " files, more than " + most
                        + ": find the word that divides it")
                : Stream.of();
    }

    /** What the compiler makes besides is no file of ours. */
    private static boolean isFile(JavaClass type) {
        return type.isTopLevelClass() && !type.getSimpleName().equals("package-info");
    }

    private String room(JavaClass type) {
        String room = type.getPackageName();
        return room.equals(root) ? "" : room.substring(root.length() + 1);
    }
}
