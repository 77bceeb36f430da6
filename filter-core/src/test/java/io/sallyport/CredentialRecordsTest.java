package io.sallyport;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A record whose name, or the name of a text in it, sounds like a credential does not print that text. */
class CredentialRecordsTest {
    private static final Pattern SOUNDS_SECRET = Pattern.compile(
            "token|secret|password|fingerprint|cookie|credential|authorization|material|base64",
            Pattern.CASE_INSENSITIVE);

    /** Records that sound like a credential, and why they may print. */
    private static final Map<String, String> NO_CREDENTIALS = Map.of(
            "TokenId", "names a token, and nobody can present a name",
            "Denial.OfToken", "names only",
            "FingerprintHash", "stands in every token and leads back to no fingerprint",
            "CookieNames", "what the cookies are called, not what they hold",
            "SecretFile", "tells how a file is read, not what it holds",
            "JdbcUsersConfig", "the operator's SQL");

    static Stream<Class<?>> credentialRecords() {
        return soundingSecret().filter(type -> !NO_CREDENTIALS.containsKey(nameOf(type)));
    }

    @ParameterizedTest
    @MethodSource("credentialRecords")
    void doesNotPrintItsText(Class<?> type) {
        SampleRecord sample = SampleRecord.of(type, secretTexts(type));

        assertThat(sample.value().toString()).doesNotContain(sample.secret());
    }

    @Test
    void exemptsNothingThatIsGoneOrHarmless() {
        Set<String> names = soundingSecret().map(CredentialRecordsTest::nameOf).collect(Collectors.toSet());

        assertThat(names).containsAll(NO_CREDENTIALS.keySet());
    }

    private static Stream<Class<?>> soundingSecret() {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("io.sallyport").stream()
                        .filter(JavaClass::isRecord)
                        .<Class<?>>map(JavaClass::reflect)
                        .filter(type -> !secretTexts(type).isEmpty());
    }

    /** The texts that sound secret by themselves, else all texts of a record that does. */
    private static Set<String> secretTexts(Class<?> type) {
        Set<String> texts = Arrays.stream(type.getRecordComponents())
                .filter(component -> component.getGenericType().getTypeName().contains("java.lang.String"))
                .map(RecordComponent::getName)
                .collect(Collectors.toSet());
        Set<String> secret =
                texts.stream().filter(CredentialRecordsTest::soundsSecret).collect(Collectors.toSet());
        return secret.isEmpty() && soundsSecret(nameOf(type)) ? texts : secret;
    }

    private static boolean soundsSecret(String name) {
        return SOUNDS_SECRET.matcher(name).find();
    }

    private static String nameOf(Class<?> type) {
        return type.getName().substring(type.getPackageName().length() + 1).replace('$', '.');
    }
}
