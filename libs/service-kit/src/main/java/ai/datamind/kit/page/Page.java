package ai.datamind.kit.page;

import java.util.List;

/** One page of a list. */
public record Page<T>(List<T> data, Pagination pagination) {

    public Page {
        data = List.copyOf(data);
    }

    /** @param total rows there are in all */
    public static <T> Page<T> of(PageQuery query, long total, List<T> data) {
        long pages = (total + query.size() - 1) / query.size();
        return new Page<>(data, new Pagination(total, query.page(), query.size(), pages));
    }

    /** Where this page stands. */
    public record Pagination(long total, int page, int pageSize, long totalPages) {}
}
