package ai.datamind.sql.function;

/**
 * The verdict on one call.
 *
 * @param type short name of the result's type, null where it cannot be said
 * @param total no value of the arguments makes it fail
 * @param immutable the engine folds it while planning when its arguments are literals
 */
public record Call(String type, boolean total, boolean immutable) {
    public static final Call UNKNOWN = new Call(null, false, false);

    public static Call total(String type) {
        return new Call(type, true, true);
    }

    public static Call partial(String type) {
        return new Call(type, false, true);
    }

    public Call typed(String other) {
        return new Call(other, total, immutable);
    }
}
