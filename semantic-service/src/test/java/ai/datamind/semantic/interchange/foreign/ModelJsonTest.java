package ai.datamind.semantic.interchange.foreign;

import ai.datamind.semantic.model.ModelDocument;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ModelJsonTest {

    private final Set<Class<?>> reached = new LinkedHashSet<>();

    /** A native image keeps only what is named: whatever a document is made of must be. */
    @Test
    void everythingADocumentIsMadeOfIsRegistered() {
        reach(ModelDocument.class);

        Set<Class<?>> registered = new LinkedHashSet<>();
        for (Class<?> target :
                ModelJson.class.getAnnotation(RegisterForReflection.class).targets()) {
            registered.add(target);
            registered.addAll(Arrays.asList(target.getDeclaredClasses()));
        }
        assertThat(registered).containsAll(reached);
    }

    private void reach(Type type) {
        if (type instanceof ParameterizedType parameterized) {
            Stream.of(parameterized.getActualTypeArguments()).forEach(this::reach);
        } else if (type instanceof Class<?> seen && seen.isRecord() && reached.add(seen)) {
            Stream.of(seen.getRecordComponents())
                    .map(RecordComponent::getGenericType)
                    .forEach(this::reach);
        } else if (type instanceof Class<?> choice && choice.isSealed()) {
            Stream.of(choice.getPermittedSubclasses()).forEach(this::reach);
        }
    }
}
