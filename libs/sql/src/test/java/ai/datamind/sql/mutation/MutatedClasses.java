package ai.datamind.sql.mutation;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.description.enumeration.EnumerationDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.implementation.FixedValue;
import net.bytebuddy.implementation.Implementation;
import net.bytebuddy.implementation.StubMethod;
import net.bytebuddy.utility.JavaConstant;

import static net.bytebuddy.matcher.ElementMatchers.named;

/** The library's classes once more, some of their methods changed; everything else is its parent's. */
final class MutatedClasses extends ClassLoader {
    private static final String OURS = "ai.datamind.sql.";
    private final Mutant mutant;

    MutatedClasses(Mutant mutant) {
        super(MutatedClasses.class.getClassLoader());
        this.mutant = mutant;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            if (!name.startsWith(OURS)) {
                return super.loadClass(name, resolve);
            }
            Class<?> known = findLoadedClass(name);
            return known != null ? known : own(name);
        }
    }

    private Class<?> own(String name) throws ClassNotFoundException {
        try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            Map<String, String> changes = mutant.changes().get(name);
            byte[] code =
                    changes == null ? in.readAllBytes() : changed(getParent().loadClass(name), changes);
            return defineClass(name, code, 0, code.length);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }

    private static byte[] changed(Class<?> type, Map<String, String> changes) {
        DynamicType.Builder<?> builder =
                new ByteBuddy().redefine(type, ClassFileLocator.ForClassLoader.of(type.getClassLoader()));
        for (Map.Entry<String, String> change : changes.entrySet()) {
            builder = builder.method(named(change.getKey())).intercept(instead(type, change));
        }
        return builder.make().getBytes();
    }

    private static Implementation instead(Class<?> type, Map.Entry<String, String> change) {
        String what = change.getValue();
        if (what.equals("nothing")) {
            return StubMethod.INSTANCE;
        }
        if (what.equals("true") || what.equals("false")) {
            return FixedValue.value(Boolean.parseBoolean(what));
        }
        return what.startsWith("argument ")
                ? FixedValue.argument(Integer.parseInt(what.substring(9)))
                : FixedValue.value(JavaConstant.Dynamic.ofEnumeration(constant(type, change.getKey(), what)));
    }

    private static EnumerationDescription constant(Class<?> type, String method, String name) {
        for (var declared : type.getDeclaredMethods()) {
            if (declared.getName().equals(method) && declared.getReturnType().isEnum()) {
                for (Object constant : declared.getReturnType().getEnumConstants()) {
                    if (((Enum<?>) constant).name().equals(name)) {
                        return new EnumerationDescription.ForLoadedEnumeration((Enum<?>) constant);
                    }
                }
            }
        }
        throw new IllegalArgumentException(type + "#" + method + " gives no " + name);
    }
}
