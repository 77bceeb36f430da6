package io.sallyport.depot.page;

/**
 * One page of a long list.
 *
 * @param page from 1
 * @param total how many rows there are on all pages
 */
public record Paging(int page, long total) {
    /** Rows on one page. */
    public static final int SIZE = 25;

    public Paging {
        if (page < 1) {
            throw new IllegalArgumentException("page must be 1 or more, got " + page);
        }
    }

    /** How many rows come before the given page. */
    public static long offset(int page) {
        return (long) (page - 1) * SIZE;
    }

    public long pages() {
        return Math.max(1, (total + SIZE - 1) / SIZE);
    }

    public boolean hasPrevious() {
        return page > 1;
    }

    public boolean hasNext() {
        return page < pages();
    }
}
