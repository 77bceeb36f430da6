package io.sallyport.token;

import io.sallyport.model.Generation;
import io.sallyport.model.SessionId;
import java.time.Instant;

/**
 * What only our own tokens say: the session that they belong to.
 *
 * @param id {@code sid}
 * @param generation the refresh generation that the token was issued with ({@code rgn})
 * @param signedInAt when the user proved who they are ({@code auth_time})
 */
public record OwnSession(SessionId id, Generation generation, Instant signedInAt) {}
