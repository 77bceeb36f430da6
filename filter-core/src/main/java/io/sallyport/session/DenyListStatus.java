package io.sallyport.session;

import java.time.Instant;
import java.util.Optional;

/**
 * How well a node knows the deny-list.
 *
 * @param lastContact when it was last read to its end; empty before the first time
 * @param outOfReachSince when the first of the readings that failed since then was tried; empty where none did
 * @param revision up to where it was read
 * @param entries how many are remembered
 * @param readings how often it was read
 * @param wakeUps how often its store said that there may be news
 * @param refusedBefore tokens issued before are refused, since the store may have forgotten who was denied then; 1970
 *     where it has not
 */
public record DenyListStatus(
        Optional<Instant> lastContact,
        Optional<Instant> outOfReachSince,
        long revision,
        int entries,
        long readings,
        long wakeUps,
        Instant refusedBefore) {}
