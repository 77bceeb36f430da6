package io.sallyport.session;

import java.time.Instant;

/**
 * Hashes of what is denied, each with the second until which it counts: 16 to 20 bytes an entry, however many there
 * are. A look-up takes no lock and makes no object; an entry is seen by every look-up that begins after {@link #put}
 * has returned. Safe for use by many threads.
 */
final class DenialTable {
    // Written again after each change of what it leads to: that is what shows the change to whoever reads it next.
    private volatile Slots slots = new Slots(Slots.FEWEST);
    private int entries;

    /** Tells whether a hash is there, past its time or not; 0 never is. */
    boolean contains(long hash) {
        return hash != Slots.EMPTY && slots.holds(hash);
    }

    /** How many hashes are there. */
    synchronized int size() {
        return entries;
    }

    /** Adds a hash that is not 0, or gives it more time. */
    synchronized void put(long hash, Instant until) {
        Slots current = slots.haveRoomFor(entries + 1) ? slots : slots.copied(slots.nextSize(), 0);
        if (current.put(hash, roundedUp(until))) {
            entries++;
        }
        slots = current;
    }

    /** Forgets what counted until an earlier time, and gives its memory back. */
    synchronized void forgetBefore(Instant now) {
        int counting = slots.countFrom(roundedUp(now));
        if (counting < entries) {
            slots = slots.copied(Slots.sizeFor(counting), roundedUp(now));
            entries = counting;
        }
    }

    private static long roundedUp(Instant instant) {
        return instant.plusNanos(999_999_999).getEpochSecond();
    }

    /** Open addressing with linear probing, at most three quarters full: a search ends after a few neighbours. */
    private static final class Slots {
        static final int FEWEST = 64;
        static final long EMPTY = 0;

        /** 2106-02-07, the last second of 32 bits. */
        private static final long LATEST = 0xFFFF_FFFFL;

        private final long[] hashes;
        private final int[] seconds;

        Slots(int size) {
            hashes = new long[size];
            seconds = new int[size];
        }

        /** So many that five eighths are taken. */
        static int sizeFor(int entries) {
            return Math.max(FEWEST, Math.toIntExact(entries * 8L / 5));
        }

        int nextSize() {
            return Math.toIntExact(hashes.length * 6L / 5);
        }

        boolean haveRoomFor(int entries) {
            return entries <= hashes.length / 4 * 3;
        }

        boolean holds(long hash) {
            return hashes[find(hash)] == hash;
        }

        /** Tells whether the hash is new. */
        boolean put(long hash, long until) {
            int slot = find(hash);
            boolean isNew = hashes[slot] == EMPTY;
            seconds[slot] = (int) Math.min(LATEST, Math.max(until, secondOf(slot)));
            hashes[slot] = hash;
            return isNew;
        }

        int countFrom(long first) {
            int count = 0;
            for (int slot = 0; slot < hashes.length; slot++) {
                count += counts(slot, first) ? 1 : 0;
            }
            return count;
        }

        Slots copied(int size, long first) {
            Slots copy = new Slots(size);
            for (int slot = 0; slot < hashes.length; slot++) {
                if (counts(slot, first)) {
                    copy.put(hashes[slot], secondOf(slot));
                }
            }
            return copy;
        }

        private boolean counts(int slot, long first) {
            return hashes[slot] != EMPTY && secondOf(slot) >= first;
        }

        private long secondOf(int slot) {
            return Integer.toUnsignedLong(seconds[slot]);
        }

        /** The slot that has the hash, else the one that it would get. */
        private int find(long hash) {
            // The upper half of the hash, scaled to the size: no division, and any size will do.
            int slot = (int) (((hash >>> Integer.SIZE) * hashes.length) >>> Integer.SIZE);
            while (hashes[slot] != hash && hashes[slot] != EMPTY) {
                slot = slot + 1 == hashes.length ? 0 : slot + 1;
            }
            return slot;
        }
    }
}
