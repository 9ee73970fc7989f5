package dev.lifeguard.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Answers are read by people, too: what matters comes first, as a view's record has it. */
class OrderOfFieldsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    static Stream<Class<?>> views() {
        return new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("dev.lifeguard.view")
                        .stream()
                        .<Class<?>>map(JavaClass::reflect)
                        .filter(Class::isRecord);
    }

    @ParameterizedTest
    @MethodSource("views")
    void theFieldsOfAnAnswerAreInTheOrderOfItsRecord(Class<?> view) {
        List<String> written =
                JSON.getSerializationConfig().introspect(JSON.constructType(view)).findProperties().stream()
                        .map(BeanPropertyDefinition::getName)
                        .toList();

        assertThat(written)
                .isEqualTo(Arrays.stream(view.getRecordComponents())
                        .map(RecordComponent::getName)
                        .toList());
    }
}
