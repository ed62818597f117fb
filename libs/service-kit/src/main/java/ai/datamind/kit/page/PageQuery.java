package ai.datamind.kit.page;

import ai.datamind.kit.problem.ProblemException;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;

/** The page asked for. Values are read as text so that nonsense is a 422 naming the parameter, not a 404. */
public class PageQuery {

    private static final int LARGEST_PAGE = 500;

    @QueryParam("page")
    @DefaultValue("1")
    String page;

    @QueryParam("page_size")
    @DefaultValue("50")
    String pageSize;

    /** 1 or more. */
    public int page() {
        return within("page", page, 1_000_000);
    }

    /** 1..500. */
    public int size() {
        return within("page_size", pageSize, LARGEST_PAGE);
    }

    /** Rows before the page. */
    public int offset() {
        return Math.multiplyExact(page() - 1, size());
    }

    private static int within(String name, String text, int largest) {
        try {
            int value = Integer.parseInt(text);
            if (value >= 1 && value <= largest) return value;
        } catch (NumberFormatException notANumber) {
            throw ProblemException.invalid(name, "must be a whole number from 1 to " + largest);
        }
        throw ProblemException.invalid(name, "must be a whole number from 1 to " + largest);
    }
}
