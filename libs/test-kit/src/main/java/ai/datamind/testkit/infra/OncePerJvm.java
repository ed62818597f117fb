package ai.datamind.testkit.infra;

import java.lang.reflect.InvocationTargetException;

/**
 * Calls a static method of the class as the system class loader knows it, so that its state is the same whichever of Quarkus'
 * loaders asks. Arguments and results must be JDK types: others would belong to two loaders.
 */
public final class OncePerJvm {
    private OncePerJvm() {}

    public static Object call(Class<?> type, String method, String... arguments) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        ClassLoader system = ClassLoader.getSystemClassLoader();
        try {
            thread.setContextClassLoader(system);
            return Class.forName(type.getName(), true, system)
                    .getMethod(method, String[].class)
                    .invoke(null, (Object) arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(type.getSimpleName() + "." + method + " failed", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type.getName() + "." + method + " is not on the class path of the JVM", e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
