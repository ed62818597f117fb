package ai.datamind.nl2sql.refusal;

import java.util.List;
import java.util.Map;

/** Why a run ended without rows. */
public sealed interface Refusal {
    Outcome outcome();

    String detail();

    /** The question has several readings, or none: an answer in itself, not an error. */
    record Unclear(Outcome outcome, Clarification clarification) implements Refusal {
        @Override
        public String detail() {
            return clarification.message();
        }
    }

    record Rejected(List<Violation> violations) implements Refusal {
        public Rejected {
            violations = List.copyOf(violations);
        }

        @Override
        public Outcome outcome() {
            return Outcome.SQL_REJECTED;
        }

        @Override
        public String detail() {
            return violations.isEmpty()
                    ? "The statement was rejected."
                    : violations.getFirst().message();
        }
    }

    record NotAllowed(String detail) implements Refusal {
        @Override
        public Outcome outcome() {
            return Outcome.NOT_ALLOWED;
        }
    }

    record OverBudget(String detail, Map<String, Object> estimate) implements Refusal {
        public OverBudget {
            estimate = Map.copyOf(estimate);
        }

        @Override
        public Outcome outcome() {
            return Outcome.OVER_BUDGET;
        }
    }

    record TimedOut(String detail) implements Refusal {
        @Override
        public Outcome outcome() {
            return Outcome.TIMED_OUT;
        }
    }

    record Cancelled(String detail) implements Refusal {
        @Override
        public Outcome outcome() {
            return Outcome.CANCELLED;
        }
    }

    /** The engine began and gave up on the data itself: a division by zero, an overflow. Never says on which value. */
    record Failed(String detail) implements Refusal {
        @Override
        public Outcome outcome() {
            return Outcome.FAILED;
        }
    }

    /** What came back is more than can be held. */
    record TooLarge(String detail) implements Refusal {
        @Override
        public Outcome outcome() {
            return Outcome.FAILED;
        }
    }

    /** Something this service cannot do without does not answer; {@code source} names it. */
    record SourceDown(String source, String detail) implements Refusal {
        @Override
        public Outcome outcome() {
            return Outcome.SOURCE_DOWN;
        }
    }
}
