package io.sallyport.store.redis;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What the server does as one, nobody between. The first two arguments of each are the time, empty for the server's
 * own, and the name of the server's run, empty where it is not known. Numbers above 2^53 stay text: Lua would round them.
 */
enum Script {
    /**
     * Keys: session, its subject's sessions, the subject's cut. Arguments: the cut that was read, when the session can be
     * forgotten, its name, then its fields and values.
     */
    INSERT_SESSION("""
            if (redis.call('GET', KEYS[3]) or '0') ~= ARGV[3] then return 'cut' end
            if redis.call('EXISTS', KEYS[1]) == 1 then return 'taken' end
            local at = now()
            local left = math.max(1, ARGV[4] - at)
            redis.call('HSET', KEYS[1], unpack(ARGV, 6))
            redis.call('PEXPIRE', KEYS[1], text(left))
            redis.call('ZREMRANGEBYSCORE', KEYS[2], '-inf', text(at))
            redis.call('ZADD', KEYS[2], ARGV[4], ARGV[5])
            keep(KEYS[2], left)
            return 'stored'
            """),

    /** Key: session. Arguments: how long it is kept after its absolute expiry, and the fields to read. */
    FIND_SESSION("""
            local at = now()
            local over = redis.call('HGET', KEYS[1], 'absolute')
            if not over or over + ARGV[3] <= at then return {text(at), {}} end
            return {text(at), redis.call('HMGET', KEYS[1], unpack(ARGV, 4))}
            """),

    /** Key: a subject's sessions. Arguments: what the names of sessions begin with, and the fields to read. */
    LIST_SESSIONS("""
            local rows = {}
            for _, id in ipairs(redis.call('ZRANGE', KEYS[1], 0, -1)) do
              local row = redis.call('HMGET', ARGV[3] .. id, unpack(ARGV, 4))
              if row[1] then rows[#rows + 1] = row end
            end
            return {text(now()), rows}
            """),

    /** Key: session. Arguments: generation expected, generation afterwards, rotated at, idle until. */
    ROTATE("""
            local row = redis.call('HMGET', KEYS[1], 'generation', 'revoked')
            if row[1] ~= ARGV[3] or row[2] then return 0 end
            redis.call('HSET', KEYS[1], 'generation', ARGV[4], 'rotated', ARGV[5], 'used', ARGV[5], 'idle', ARGV[6])
            return 1
            """),

    /** Key: session. Arguments: generation expected, issued again at. */
    REISSUE("""
            local row = redis.call('HMGET', KEYS[1], 'generation', 'revoked')
            if row[1] ~= ARGV[3] or row[2] then return 0 end
            redis.call('HSET', KEYS[1], 'rotated', ARGV[4])
            return 1
            """),

    /** Keys: sessions. Arguments: the generation that was received of each. */
    ACKNOWLEDGE("""
            for i, key in ipairs(KEYS) do
              local known = redis.call('HGET', key, 'acknowledged')
              if known and above(ARGV[i + 2], known) then redis.call('HSET', key, 'acknowledged', ARGV[i + 2]) end
            end
            return #KEYS
            """),

    /** Key: a subject's cut. */
    READ_CUT("""
            return {text(now()), redis.call('GET', KEYS[1]) or '0'}
            """),

    /** Key: session. Arguments: revoked at, reason. */
    REVOKE("""
            if redis.call('EXISTS', KEYS[1]) == 1 then revoke(KEYS[1], ARGV[3], ARGV[4]) end
            return 1
            """),

    /**
     * Keys: a subject's sessions, the subject's cut. Arguments: revoked at, reason, the name of the session that goes on,
     * what the names of sessions begin with, for how long the cut is kept.
     */
    REVOKE_ALL("""
            redis.call('INCR', KEYS[2])
            redis.call('PEXPIRE', KEYS[2], ARGV[7])
            local at, ended = now(), {}
            for _, id in ipairs(redis.call('ZRANGE', KEYS[1], 0, -1)) do
              local over = id ~= ARGV[5] and redis.call('HGET', ARGV[6] .. id, 'absolute')
              if over then
                revoke(ARGV[6] .. id, ARGV[3], ARGV[4])
                if tonumber(over) > at then ended[#ended + 1] = id end
              end
            end
            return ended
            """),

    /** Keys: denial state, denials, ends. Arguments: until, the denial, the channel, how many are forgotten at most. */
    APPEND_DENIAL("""
            local at = now()
            settle(at, 0)
            local revision = text(redis.call('HINCRBY', KEYS[1], 'revision', 1))
            redis.call('ZADD', KEYS[2], revision, revision .. ' ' .. ARGV[4])
            redis.call('ZADD', KEYS[3], ARGV[3], revision)
            keep(KEYS[2], math.max(1, ARGV[3] - at))
            keep(KEYS[3], math.max(1, ARGV[3] - at))
            for _, old in ipairs(redis.call('ZRANGEBYSCORE', KEYS[3], '-inf', text(at), 'LIMIT', 0, ARGV[6])) do
              redis.call('ZREMRANGEBYSCORE', KEYS[2], old, old)
              redis.call('ZREM', KEYS[3], old)
            end
            redis.pcall('PUBLISH', ARGV[5], revision)
            return revision
            """),

    /** Keys: denial state, denials. Arguments: after which revision, how many at most. */
    READ_DENIALS("""
            local reached, from = settle(now(), tonumber(ARGV[3]))
            local denials = redis.call('ZRANGEBYSCORE', KEYS[2], '(' .. ARGV[3], '+inf', 'LIMIT', 0, ARGV[4])
            return {from, text(reached), denials}
            """),

    /** Key: keys. Arguments: the key's name, purpose, position, and itself. */
    ADD_KEY("""
            for _, kept in ipairs(redis.call('HVALS', KEYS[1])) do
              local purpose, position = string.match(kept, '^(%S+) (%d+) ')
              if purpose == ARGV[4] and not above(ARGV[5], position) then return 'late' end
            end
            if redis.call('HSETNX', KEYS[1], ARGV[3], ARGV[6]) == 0 then return 'taken' end
            return 'stored'
            """);

    /** What several of them need. */
    private static final String SHARED = """
            local function now()
              if ARGV[1] ~= '' then return tonumber(ARGV[1]) end
              local time = redis.call('TIME')
              return time[1] * 1000 + math.floor(time[2] / 1000)
            end
            local function text(number) return string.format('%.0f', number) end
            local function keep(key, left)
              if redis.call('PTTL', key) < left then redis.call('PEXPIRE', key, text(left)) end
            end
            local function above(a, b) return #a > #b or (#a == #b and a > b) end
            local function revoke(session, at, reason)
              if redis.call('HSETNX', session, 'revoked', at) == 1 then
                redis.call('HSET', session, 'reason', reason)
              end
            end
            -- Denials are lost where their state is gone, where it is older than what a reader has seen, and perhaps
            -- where the server started again or another one took over: then they are complete from now on only, and
            -- revisions go on above those of the same clock. Gives the revision that it had reached until now.
            local function settle(at, seen)
              local state = redis.call('HMGET', KEYS[1], 'revision', 'from', 'run')
              local revision, from = tonumber(state[1] or '0'), state[2]
              if not from or revision < seen or (ARGV[2] ~= '' and ARGV[2] ~= state[3]) then
                from = text(math.max(at, (from or 0) + 1))
                redis.call('HSET', KEYS[1], 'revision', text(math.max(at * 1000, revision)), 'from', from,
                  'run', ARGV[2])
              end
              return revision, from
            end
            """;

    private final String text;
    private final String hash;

    Script(String body) {
        this.text = SHARED + body;
        this.hash = sha1(text);
    }

    String text() {
        return text;
    }

    /** By which the server knows it: SHA-1 in lower-case hex. */
    String hash() {
        return hash;
    }

    private static String sha1(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK lacks SHA-1, which every JDK must have", e);
        }
    }
}
