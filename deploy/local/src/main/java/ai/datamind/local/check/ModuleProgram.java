package ai.datamind.local.check;

import ai.datamind.embedded.StartupException;
import ai.datamind.local.build.Builder;
import ai.datamind.local.build.Project;
import ai.datamind.local.instance.Instance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A program of a module beside this one: built when out of date, then run in a JVM of its own with this terminal. */
final class ModuleProgram {
    private final Project project;
    private final Instance instance;
    private final Consumer<String> say;

    ModuleProgram(Project project, Instance instance, Consumer<String> say) {
        this.project = project;
        this.instance = instance;
        this.say = say;
    }

    int run(String module, String mainClass, List<String> jvmFlags, List<String> arguments) {
        Path folder = project.module(module);
        if (!Files.exists(folder.resolve("pom.xml"))) {
            throw new StartupException("This project has no module " + module + ".");
        }
        new Builder(project, instance, say).bringUpToDate(module);
        try {
            List<String> command = new ArrayList<>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(jvmFlags);
            command.add("-Ddatamind.home=" + project.root());
            command.add("-Ddatamind.instance=" + instance.folder());
            command.add("--enable-native-access=ALL-UNNAMED");
            command.add("-cp");
            command.add(folder.resolve("target/classes")
                    + java.io.File.pathSeparator
                    + Files.readString(folder.resolve("target/classpath.txt")).strip());
            command.add(mainClass);
            command.addAll(arguments);
            return new ProcessBuilder(command).inheritIO().start().waitFor();
        } catch (IOException e) {
            throw new StartupException(mainClass + " of " + module + " could not be run: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartupException("Interrupted", e);
        }
    }
}
