package ai.datamind.local.lifecycle;

import ai.datamind.local.build.Project;
import ai.datamind.local.instance.Instance;
import ai.datamind.local.sample.SampleContent;
import ai.datamind.local.suite.Progress;
import ai.datamind.local.suite.Suite;
import java.util.concurrent.CountDownLatch;

/** Runs the suite inside this process until it is told to end. */
final class Foreground {
    private final Project project;
    private final Instance instance;
    private final double scale;
    private final Progress progress;

    Foreground(Project project, Instance instance, double scale, Progress progress) {
        this.project = project;
        this.instance = instance;
        this.scale = scale;
        this.progress = progress;
    }

    int run(Runnable whenReady) {
        try (Suite suite = Suite.start(project, instance, scale, progress)) {
            new SampleContent(instance, progress).load();
            suite.open();
            whenReady.run();
            new CountDownLatch(1).await();
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }
}
