package io.sallyport.testkit.servlet;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/**
 * Lets a fake stand in for a servlet interface of any version: a call goes to the fake's method of the same name and
 * parameters, and fails with the method's name where the fake has none.
 */
final class Fakes {
    private Fakes() {}

    static <T> T proxy(Class<T> type, Object fake) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> answer(fake, proxy, method, arguments)));
    }

    private static @Nullable Object answer(Object fake, Object proxy, Method method, Object @Nullable [] arguments)
            throws Throwable {
        if (method.getDeclaringClass() == Object.class) {
            return answerAsObject(fake, proxy, method, arguments);
        }
        try {
            return methodOf(fake, method).invoke(fake, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause() == null ? thrown : thrown.getCause();
        }
    }

    private static Method methodOf(Object fake, Method asked) {
        try {
            return fake.getClass().getDeclaredMethod(asked.getName(), asked.getParameterTypes());
        } catch (NoSuchMethodException e) {
            throw new UnsupportedOperationException(
                    fake.getClass().getSimpleName() + " does not implement "
                            + asked.getDeclaringClass().getSimpleName() + "." + asked.getName(),
                    e);
        }
    }

    private static Object answerAsObject(Object fake, Object proxy, Method method, Object @Nullable [] arguments) {
        return switch (method.getName()) {
            case "equals" -> arguments != null && proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> fake.getClass().getSimpleName();
        };
    }
}
