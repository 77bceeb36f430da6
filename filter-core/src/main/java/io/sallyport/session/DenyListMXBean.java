package io.sallyport.session;

/**
 * The deny-list for operators, over JMX: {@code io.sallyport:type=DenyList,name="APP",context="/PATH"}. Names are those
 * of JMX; times are as in ISO 8601, empty where there is none. No session and no token is ever shown.
 */
public interface DenyListMXBean {
    /** How long ago the store was last read to its end, in milliseconds; -1 where it never was. */
    long getLagMillis();

    /** From which lag on requests are refused with 503, in milliseconds, where their rule does not say otherwise. */
    long getMaxLagMillis();

    /** When the store was last read to its end. */
    String getLastContact();

    /** Since when every reading has failed. */
    String getOutOfReachSince();

    /** Up to which of the store's revisions it was read. */
    long getRevision();

    /** How many entries are remembered. */
    int getEntries();

    /** How often the store was read. */
    long getReadings();

    /** How often the store said that there may be news; 0 for ever where it can only be polled. */
    long getWakeUps();

    /** Tokens issued before are refused, because the store has lost entries. */
    String getRefusedBefore();

    /** How many asynchronous requests, {@code HttpSession}s and open connections would be ended by a denial. */
    int getLastingUses();
}
