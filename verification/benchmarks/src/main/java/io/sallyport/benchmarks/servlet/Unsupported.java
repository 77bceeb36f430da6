package io.sallyport.benchmarks.servlet;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/** Stands behind a light object and fails with the method's name where that one answers nothing itself. */
final class Unsupported {
    private Unsupported() {}

    static <T> T everything(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, Unsupported::refuse));
    }

    private static Object refuse(Object proxy, Method method, Object @Nullable [] arguments) {
        throw new UnsupportedOperationException(method.getDeclaringClass().getSimpleName() + "." + method.getName());
    }
}
