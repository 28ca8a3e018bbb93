package io.reeve.service;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.CacheMode;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.reeve.mbeans.ObjectNames;
import javax.management.ObjectName;
import org.jspecify.annotations.NullMarked;

/** The house's rules that a compiler does not know. */
@AnalyzeClasses(
        packages = "io.reeve",
        importOptions = ImportOption.DoNotIncludeTests.class,
        cacheMode = CacheMode.PER_CLASS)
final class ArchitectureTest {

    @ArchTest
    static final ArchRule packages_have_no_cycles =
            slices().matching("io.reeve.service.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule the_composition_root_is_known_to_nobody = noClasses()
            .that()
            .resideInAPackage("io.reeve.service.*..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.reeve.service");

    @ArchTest
    static final ArchRule the_management_contract_needs_the_jdk_only = classes()
            .that()
            .resideInAnyPackage("io.reeve.mbeans..", "io.reeve.spi..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..", "javax.management..", "org.jspecify..", "io.reeve.mbeans..", "io.reeve.spi..");

    @ArchTest
    static final ArchRule commons_cli_stays_with_cli = only("..service.cli..", "org.apache.commons.cli..");

    @ArchTest
    static final ArchRule commons_exec_stays_with_process = only("..service.process..", "org.apache.commons.exec..");

    @ArchTest
    static final ArchRule re2j_stays_with_logexplorer = only("io.reeve.logexplorer..", "com.google.re2j..");

    @ArchTest
    static final ArchRule cron_utils_stays_with_the_times_of_schedules =
            only("io.reeve.scheduler.when..", "com.cronutils..");

    @ArchTest
    static final ArchRule jna_stays_with_posix = only("..service.posix..", "com.sun.jna..");

    @ArchTest
    static final ArchRule junixsocket_stays_with_probe = only("..service.probe..", "org.newsclub..");

    @ArchTest
    static final ArchRule jetty_stays_with_http = only("..service.http..", "org.eclipse.jetty..");

    @ArchTest
    static final ArchRule jolokia_stays_with_http = only("..service.http..", "org.jolokia..");

    @ArchTest
    static final ArchRule servlets_stay_with_http = only("..service.http..", "jakarta.servlet..");

    @ArchTest
    static final ArchRule yaml_stays_with_config = only("..service.config..", "org.snakeyaml..");

    @ArchTest
    static final ArchRule json_stays_with_those_who_read_and_write_it = only(
            resideInAnyPackage(
                    "io.reeve.scheduler",
                    "io.reeve.socketapi.command",
                    "io.reeve.socketapi.console",
                    "..service.audit..",
                    "..service.cli..",
                    "..service.config..",
                    "..service.history..",
                    "..service.job..",
                    "..service.output.."),
            "com.google.gson..");

    @ArchTest
    static final ArchRule object_names_are_made_in_one_class = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(ObjectNames.class.getName())
            .should()
            .callConstructor(ObjectName.class, String.class)
            .orShould()
            .callMethod(ObjectName.class, "getInstance", String.class);

    @ArchTest
    static final ArchRule null_does_not_exist = classes().should(new ArchCondition<>("be in a @NullMarked package") {
        @Override
        public void check(JavaClass type, ConditionEvents events) {
            boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
            events.add(new SimpleConditionEvent(type, marked, type.getPackageName() + " is not @NullMarked"));
        }
    });

    @ArchTest
    static final ArchRule classes_are_final_unless_made_to_be_extended = classes()
            .that(are(not(DescribedPredicate.describe("anonymous", JavaClass::isAnonymousClass))))
            .and()
            .areNotInterfaces()
            .and()
            .areNotEnums()
            .and()
            .doNotHaveModifier(JavaModifier.ABSTRACT)
            .and(are(not(nameMatching(".*\\.package-info"))))
            .and(are(not(
                    DescribedPredicate.describe("sealed", type -> type.reflect().isSealed()))))
            .should()
            .haveModifier(JavaModifier.FINAL);

    private static ArchRule only(String room, String library) {
        return only(resideInAPackage(room), library);
    }

    private static ArchRule only(DescribedPredicate<JavaClass> room, String library) {
        return noClasses()
                .that(are(not(room)))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .allowEmptyShould(true);
    }
}
