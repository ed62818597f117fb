package ai.datamind.evaluation;

import java.util.Map;

/** One evaluation; gives the figures of its last line, in order. */
@FunctionalInterface
public interface Command {
    Map<String, Object> run(Arguments arguments) throws Exception;
}
