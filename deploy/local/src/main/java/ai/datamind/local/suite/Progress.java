package ai.datamind.local.suite;

/** Told what becomes of each part while the suite starts and runs. */
public interface Progress {
    void ready(String part, long millis);

    void note(String message);

    /** For tests. */
    Progress SILENT = new Progress() {
        @Override
        public void ready(String part, long millis) {}

        @Override
        public void note(String message) {}
    };
}
