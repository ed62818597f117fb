package ai.datamind.sql.govern;

/** What stands behind {@code $n} of the printed statement, in order. */
public sealed interface Parameter {
    /** The caller's own value, {@code index} counted from 1. */
    record UserParameter(int index) implements Parameter {}

    /** A value of the subject or of a mask. Hidden in texts: it may be a secret. */
    record BoundParameter(Object value, String type) implements Parameter {
        @Override
        public String toString() {
            return "BoundParameter[" + type + "]";
        }
    }
}
