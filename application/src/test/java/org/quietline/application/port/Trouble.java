package org.quietline.application.port;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/** What may go wrong between a use case and a port: it hears of every call before and after, and may throw. */
public interface Trouble {
    /** A method of the port is about to be called. */
    void before(String operation);

    /** A method of the port has returned; when this throws, the caller never hears its answer. */
    void after(String operation);

    /** The port with this trouble in front of it. */
    static <T> T inFrontOf(Class<T> port, T real, Trouble trouble) {
        Object troubled = Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (self, method, args) -> {
            if (method.getDeclaringClass() == Object.class) {
                return method.invoke(real, args);
            }
            trouble.before(method.getName());
            try {
                Object answer = method.invoke(real, args);
                trouble.after(method.getName());
                return answer;
            } catch (InvocationTargetException e) {
                throw e.getCause() == null ? e : e.getCause();
            }
        });
        return port.cast(troubled);
    }
}
