package io.sallyport.benchmarks.guard;

import io.sallyport.Sallyport;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletContext;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;

/** What the filter asks its container for: the Sallyport that the application has made. */
record InstalledSallyport(Sallyport sallyport) implements FilterConfig {
    @Override
    public String getFilterName() {
        return "sallyport";
    }

    @Override
    public ServletContext getServletContext() {
        return (ServletContext) Proxy.newProxyInstance(
                ServletContext.class.getClassLoader(), new Class<?>[] {ServletContext.class}, this::answer);
    }

    private Object answer(Object proxy, Method method, Object @Nullable [] arguments) {
        if (method.getName().equals("getAttribute")) {
            return sallyport;
        }
        throw new UnsupportedOperationException("ServletContext." + method.getName());
    }

    @Override
    public @Nullable String getInitParameter(String name) {
        return null;
    }

    @Override
    public Enumeration<String> getInitParameterNames() {
        return Collections.emptyEnumeration();
    }
}
