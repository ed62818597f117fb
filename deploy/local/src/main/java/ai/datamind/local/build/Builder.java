package ai.datamind.local.build;

import ai.datamind.embedded.StartupException;
import ai.datamind.local.instance.Instance;
import ai.datamind.local.instance.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Builds what is missing or out of date, and nothing else. */
public final class Builder {
    private static final int LINES_OF_A_FAILURE = 15;

    private final Project project;
    private final Instance instance;
    private final Consumer<String> say;

    public Builder(Project project, Instance instance, Consumer<String> say) {
        this.project = project;
        this.instance = instance;
        this.say = say;
    }

    public void bringUpToDate() {
        List<Service> stale = new Freshness(project).outOfDate();
        if (stale.isEmpty()) {
            return;
        }
        String modules = stale.stream().map(Service::module).collect(Collectors.joining(","));
        say.accept("Building " + modules.replace(",", ", ") + " (the first time takes a few minutes)");
        build(modules);
    }

    /** A module that is not a service, with what it needs from the project. */
    public void bringUpToDate(String module) {
        if (new Freshness(project).isOutOfDate(module)) {
            say.accept("Building " + module);
            build(module);
        }
    }

    private void build(String modules) {
        List<String> errors = new ArrayList<>();
        Maven maven = new Maven(project, instance.log("build"));
        int status = maven.run(
                List.of("-q", "-pl", modules, "-am", "package", "-Dmaven.test.skip=true", "-Dspotless.check.skip=true"),
                line -> {
                    if (line.startsWith("[ERROR]")) {
                        errors.add(line);
                    }
                });
        if (status != 0) {
            String shown = errors.stream().limit(LINES_OF_A_FAILURE).collect(Collectors.joining("\n"));
            throw new StartupException("The build failed; all of it is in " + maven.log() + "\n" + shown);
        }
    }
}
