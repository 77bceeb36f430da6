package io.sallyport;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.onlyDependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may import whom. A package that is not written yet breaks no rule; one that stands in no line does. */
class ArchitectureTest {
    private static final String ROOT = "io.sallyport";

    /** From the lowest; a package imports from lines before its own, and nothing else of ours. */
    private static final List<List<String>> LINES = List.of(
            List.of("model", "internal.json", "internal.logging", "internal.management", "internal.thread"),
            List.of("audit", "config"),
            List.of("spi"),
            List.of("keys", "fingerprint"),
            List.of("token"),
            List.of("session"),
            List.of("login"),
            List.of("admission"),
            List.of("internal.jose", "internal.memory"),
            List.of(""),
            List.of("filter", "filter.page"));

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    static Stream<Arguments> packagesAndWhatTheyMayImport() {
        List<String> before = new ArrayList<>();
        Stream.Builder<Arguments> packages = Stream.builder();
        for (List<String> line : LINES) {
            line.forEach(name -> packages.add(Arguments.of(name, List.copyOf(before))));
            before.addAll(line);
        }
        return packages.build();
    }

    @ParameterizedTest
    @MethodSource("packagesAndWhatTheyMayImport")
    void importsOnlyFromLinesBeforeItsOwn(String name, List<String> before) {
        classes()
                .that()
                .resideInAPackage(full(name))
                .should(onlyDependOnClassesThat(
                        ofOurs(before).or(resideInAPackage(full(name))).or(notOurs())))
                .allowEmptyShould(true)
                .check(MAIN);
    }

    @Test
    void everyPackageStandsInALine() {
        classes()
                .should()
                .resideInAnyPackage(LINES.stream()
                        .flatMap(List::stream)
                        .map(ArchitectureTest::full)
                        .toArray(String[]::new))
                .check(MAIN);
    }

    @Test
    void storesAreAskedInValuesOfTheFieldAlone() {
        classes()
                .that()
                .resideInAPackage(full("spi"))
                .should(onlyDependOnClassesThat(ofOurs(List.of("model", "spi")).or(notOurs())))
                .check(MAIN);
    }

    @Test
    void onlyTheFilterKnowsServlets() {
        noClasses()
                .that()
                .resideOutsideOfPackage(full("filter") + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.servlet..", "javax.servlet..")
                .check(MAIN);
    }

    @Test
    void onlyOnePackageKnowsTheJoseLibrary() {
        noClasses()
                .that()
                .resideOutsideOfPackage(full("internal.jose"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.jose4j..")
                .check(MAIN);
    }

    @Test
    void onlyTheBridgeOfTheLibrariesKnowsSlf4j() {
        noClasses()
                .that()
                .resideOutsideOfPackage(full("internal.logging"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.slf4j..")
                .check(MAIN);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(MAIN);
    }

    private static DescribedPredicate<JavaClass> ofOurs(List<String> names) {
        return resideInAnyPackage(names.stream().map(ArchitectureTest::full).toArray(String[]::new));
    }

    private static DescribedPredicate<JavaClass> notOurs() {
        return DescribedPredicate.not(resideInAPackage(ROOT + ".."));
    }

    private static String full(String name) {
        return name.isEmpty() ? ROOT : ROOT + "." + name;
    }
}
