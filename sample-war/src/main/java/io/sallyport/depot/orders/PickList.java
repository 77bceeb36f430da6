package io.sallyport.depot.orders;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a clerk has gathered for the next order. Lives in the {@code HttpSession}; safe for two windows at once. */
public final class PickList implements Serializable {
    /** More positions than this are two orders. */
    public static final int MOST_POSITIONS = 40;

    static final int MOST_OF_ONE = 9_999;

    private static final long serialVersionUID = 1L;

    private final String owner;
    private final LinkedHashMap<String, Integer> quantities = new LinkedHashMap<>();

    public PickList(String owner) {
        this.owner = owner;
    }

    /** Whose list it is: an {@code HttpSession} may outlive a sign-in. */
    public String owner() {
        return owner;
    }

    /** Adds to what is there already; false where the list is full or the quantity makes no sense. */
    public synchronized boolean add(String part, int quantity) {
        return set(part, quantities.getOrDefault(part, 0) + Math.max(quantity, -MOST_OF_ONE));
    }

    /** Changes a position, or adds it at the end; zero takes it off. */
    public synchronized boolean set(String part, int quantity) {
        if (quantity == 0) {
            quantities.remove(part);
            return true;
        }
        boolean full = quantities.size() >= MOST_POSITIONS && !quantities.containsKey(part);
        if (full || quantity < 0 || quantity > MOST_OF_ONE) {
            return false;
        }
        quantities.put(part, quantity);
        return true;
    }

    public synchronized void clear() {
        quantities.clear();
    }

    public synchronized int size() {
        return quantities.size();
    }

    /** Quantity by part number, in the order in which they were added. */
    public synchronized Map<String, Integer> positions() {
        return new LinkedHashMap<>(quantities);
    }
}
