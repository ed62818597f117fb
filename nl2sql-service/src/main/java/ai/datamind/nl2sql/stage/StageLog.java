package ai.datamind.nl2sql.stage;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The records of one run, in order, told to a listener as they come. */
public final class StageLog {
    private final List<StageRecord> records = new ArrayList<>();
    private final Consumer<StageRecord> listener;

    public StageLog(Consumer<StageRecord> listener) {
        this.listener = listener;
    }

    public static StageLog silent() {
        return new StageLog(stage -> {});
    }

    public synchronized void add(StageRecord stage) {
        records.add(stage);
        listener.accept(stage);
    }

    public synchronized List<StageRecord> records() {
        return List.copyOf(records);
    }
}
