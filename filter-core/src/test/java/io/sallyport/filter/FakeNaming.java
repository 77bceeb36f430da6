package io.sallyport.filter;

import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import javax.naming.Context;
import javax.naming.InitialContext;
import javax.naming.NameClassPair;
import javax.naming.NameNotFoundException;
import javax.naming.NamingEnumeration;
import javax.naming.NamingException;

/** A JNDI tree of given names; a value that is a {@link NamingException} is thrown. */
final class FakeNaming extends InitialContext {
    private final Map<String, Object> bindings;

    FakeNaming(Map<String, Object> bindings) throws NamingException {
        super(true);
        this.bindings = bindings;
    }

    /** JNDI as it is where no container provides any. */
    static Context absent() throws NamingException {
        return new InitialContext();
    }

    @Override
    public Object lookup(String name) throws NamingException {
        Object value = bindings.get(name);
        if (value instanceof NamingException broken) {
            throw broken;
        }
        if (value == null) {
            throw new NameNotFoundException(name);
        }
        return value;
    }

    @Override
    public NamingEnumeration<NameClassPair> list(String name) {
        List<NameClassPair> pairs = bindings.keySet().stream()
                .filter(path -> path.startsWith(name + "/"))
                .map(path -> new NameClassPair(path.substring(name.length() + 1), "?"))
                .toList();
        return new Pairs(Collections.enumeration(pairs));
    }

    private record Pairs(Enumeration<NameClassPair> pairs) implements NamingEnumeration<NameClassPair> {
        @Override
        public NameClassPair next() {
            return pairs.nextElement();
        }

        @Override
        public boolean hasMore() {
            return pairs.hasMoreElements();
        }

        @Override
        public void close() {}

        @Override
        public boolean hasMoreElements() {
            return pairs.hasMoreElements();
        }

        @Override
        public NameClassPair nextElement() {
            return pairs.nextElement();
        }
    }
}
