package org.quietline.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.INTERFACES;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameStartingWith;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Predicate;
import org.quietline.domain.phone.PhoneNumber;

/** What may know what. {@code RulesNoticeTest} proves that each rule notices an offender. */
@AnalyzeClasses(
        packages = "org.quietline",
        importOptions = {DoNotIncludeTests.class, DoNotIncludeTestJars.class})
class ArchitectureTest {
    private static final String BASE = "org.quietline.";
    private static final String DOMAIN = BASE + "domain..";
    private static final String APPLICATION = BASE + "application..";
    private static final String PORTS = BASE + "application.port";
    private static final String SEARCH = BASE + "application.search";
    private static final String WEB = BASE + "adapter.web..";
    private static final String TWILIO = BASE + "adapter.twilio..";
    private static final String CARRIER = BASE + "adapter.twilio.carrier..";
    private static final String WEBHOOK = BASE + "adapter.twilio.webhook..";
    private static final String FIRESTORE = BASE + "adapter.firestore..";
    private static final String SQLITE = BASE + "adapter.sqlite..";
    private static final String SIMULATOR = BASE + "simulator..";
    private static final String BOOTSTRAP = BASE + "bootstrap..";

    /** Ports are the interfaces themselves; the values that they speak in are for everybody. */
    private static final DescribedPredicate<JavaClass> PORT = resideInAPackage(PORTS)
            .and(INTERFACES)
            .and(describe("top-level", JavaClass::isTopLevelClass))
            .and(not(describe("sealed", ArchitectureTest::isSealed)))
            .as("ports");

    /** All of the application but its ports and the tokenizer that both stores share. */
    private static final DescribedPredicate<JavaClass> USE_CASE = resideInAPackage(APPLICATION)
            .and(not(resideInAnyPackage(PORTS, SEARCH)))
            .as("use cases");

    @ArchTest
    static final ArchRule dependencies_point_inwards = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("domain")
            .definedBy(DOMAIN)
            .layer("application")
            .definedBy(APPLICATION)
            .layer("twilio")
            .definedBy(TWILIO)
            .layer("firestore")
            .definedBy(FIRESTORE)
            .layer("sqlite")
            .definedBy(SQLITE)
            .layer("web")
            .definedBy(WEB)
            .layer("simulator")
            .definedBy(SIMULATOR)
            .layer("bootstrap")
            .definedBy(BOOTSTRAP)
            .whereLayer("bootstrap")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("twilio")
            .mayOnlyBeAccessedByLayers("bootstrap")
            .whereLayer("firestore")
            .mayOnlyBeAccessedByLayers("bootstrap")
            .whereLayer("sqlite")
            .mayOnlyBeAccessedByLayers("bootstrap")
            .whereLayer("web")
            .mayOnlyBeAccessedByLayers("bootstrap")
            .whereLayer("simulator")
            .mayOnlyBeAccessedByLayers("bootstrap")
            .whereLayer("application")
            .mayOnlyBeAccessedByLayers("twilio", "firestore", "sqlite", "web", "bootstrap")
            .whereLayer("domain")
            .mayOnlyBeAccessedByLayers("application", "twilio", "firestore", "sqlite", "web", "bootstrap")
            .ensureAllClassesAreContainedInArchitecture();

    @ArchTest
    static final ArchRule the_domain_knows_only_the_jdk = classes()
            .that()
            .resideInAPackage(DOMAIN)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(DOMAIN, "java..", "org.jspecify..");

    @ArchTest
    static final ArchRule the_application_knows_only_the_domain_and_the_jdk = classes()
            .that()
            .resideInAPackage(APPLICATION)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(APPLICATION, DOMAIN, "java..", "javax.crypto..", "org.jspecify..");

    @ArchTest
    static final ArchRule whoever_drives_asks_use_cases_and_never_a_port =
            noClasses().that().resideInAnyPackage(WEB, WEBHOOK).should().dependOnClassesThat(PORT);

    @ArchTest
    static final ArchRule whoever_is_driven_serves_ports_and_never_calls_a_use_case = noClasses()
            .that()
            .resideInAnyPackage(CARRIER, FIRESTORE, SQLITE)
            .should()
            .dependOnClassesThat(USE_CASE);

    @ArchTest
    static final ArchRule the_two_sides_of_the_carrier_do_not_know_each_other =
            slices().matching(BASE + "adapter.twilio.(*)..").should().notDependOnEachOther();

    @ArchTest
    static final ArchRule only_the_carrier_and_the_stores_unmask_a_phone_number = noClasses()
            .that()
            .resideOutsideOfPackages(DOMAIN, TWILIO, FIRESTORE, SQLITE)
            .should()
            .accessTargetWhere(target(owner(resideInAPackage(BASE + "domain.phone")
                            .and(describe("PhoneNumber", type -> type.isEquivalentTo(PhoneNumber.class)))))
                    .and(target(name("unmasked"))));

    @ArchTest
    static final ArchRule the_core_is_told_the_time_and_the_ids =
            noClasses().that().resideInAnyPackage(DOMAIN, APPLICATION).should().accessTargetWhere(timeOrId());

    @ArchTest
    static final ArchRule the_core_is_immutable = fields().that()
            .areDeclaredInClassesThat(resideInAnyPackage(DOMAIN, APPLICATION)
                    .and(describe("public", type -> type.getModifiers().contains(JavaModifier.PUBLIC))))
            .should()
            .beFinal()
            .because("what others hold must not change under them; a cursor within one method call may");

    @ArchTest
    static final ArchRule use_cases_are_final = classes()
            .that(USE_CASE)
            .and()
            .areTopLevelClasses()
            .and()
            .areNotInterfaces()
            .should()
            .haveModifier(JavaModifier.FINAL);

    @ArchTest
    static final ArchRule ports_are_interfaces_and_speak_in_values = classes()
            .that()
            .resideInAPackage(PORTS)
            .and()
            .areTopLevelClasses()
            .should()
            .beInterfaces()
            .orShould()
            .beRecords()
            .orShould()
            .beAssignableTo(RuntimeException.class);

    @ArchTest
    static final ArchRule packages_form_no_cycles =
            slices().matching(BASE + "(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule only_bootstrap_reads_the_environment = noClasses()
            .that()
            .resideOutsideOfPackage(BOOTSTRAP)
            .should()
            .accessTargetWhere(target(owner(type(System.class))).and(target(name("getenv"))));

    @ArchTest
    static final ArchRule only_its_adapter_knows_the_sdk_of_twilio = onlyIn("com.twilio..", TWILIO);

    @ArchTest
    static final ArchRule only_its_adapter_knows_the_sdk_of_google = noClasses()
            .that()
            .resideOutsideOfPackage(FIRESTORE)
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                    "com.google.cloud..", "com.google.firebase..", "com.google.api..", "com.google.auth.."));

    @ArchTest
    static final ArchRule only_its_adapter_knows_sql = noClasses()
            .that()
            .resideOutsideOfPackage(SQLITE)
            .should()
            .dependOnClassesThat(resideInAnyPackage("java.sql..", "javax.sql..", "org.sqlite..", "org.flywaydb.."));

    @ArchTest
    static final ArchRule only_servers_know_the_http_server = noClasses()
            .that()
            .resideOutsideOfPackages(WEB, SIMULATOR)
            .should()
            .dependOnClassesThat(resideInAnyPackage("io.undertow..", "org.xnio.."));

    @ArchTest
    static final ArchRule only_the_web_knows_the_templates = onlyIn("gg.jte..", WEB);

    @ArchTest
    static final ArchRule only_commands_write_to_the_standard_streams = noClasses()
            .that()
            .resideOutsideOfPackage(BOOTSTRAP)
            .and()
            .doNotHaveFullyQualifiedName(BASE + "simulator.Main")
            .should(ACCESS_STANDARD_STREAMS);

    @ArchTest
    static final ArchRule nobody_logs_past_the_masks =
            noClasses().should().dependOnClassesThat(resideInAPackage("java.util.logging.."));

    @ArchTest
    static final ArchRule nobody_throws_what_says_nothing = NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;

    private static ArchRule onlyIn(String library, String home) {
        return noClasses().that().resideOutsideOfPackage(home).should().dependOnClassesThat(resideInAPackage(library));
    }

    private static DescribedPredicate<JavaAccess<?>> timeOrId() {
        return target(name("now"))
                .or(target(owner(type(Clock.class))).and(target(nameStartingWith("system"))))
                .or(target(owner(type(InstantSource.class))).and(target(name("system"))))
                .or(target(owner(type(System.class)))
                        .and(target(name("nanoTime").or(name("currentTimeMillis")))))
                .or(target(owner(type(UUID.class))).and(target(name("randomUUID"))))
                .as("a clock or a source of ids that was not handed in");
    }

    private static DescribedPredicate<JavaClass> type(Class<?> type) {
        return describe(type.getSimpleName(), javaClass -> javaClass.isEquivalentTo(type));
    }

    private static DescribedPredicate<JavaClass> describe(String what, Predicate<JavaClass> how) {
        return DescribedPredicate.describe(what, how);
    }

    private static boolean isSealed(JavaClass type) {
        return type.reflect().isSealed();
    }
}
