package org.quietline.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A rule that cannot fail protects nothing: each one must name the offender that was made for it. */
class RulesNoticeTest {
    private static final String SLOPPY = "application.offender.SloppyUseCase";
    private static final String DOMAIN = "domain.offender.Offender";
    private static final String WEB = "adapter.web.offender.Offender";
    private static final String CARRIER = "adapter.twilio.carrier.offender.Offender";
    private static final String WEBHOOK = "adapter.twilio.webhook.offender.Offended";
    private static final String SIMULATOR = "simulator.offender.Offender";
    private static final String SQLITE = "adapter.sqlite.offender.UseCaseCaller";
    private static final String FIRESTORE = "adapter.firestore.offender.UseCaseCaller";

    private static final JavaClasses EVERYTHING =
            new ClassFileImporter().withImportOption(new DoNotIncludeTestJars()).importPackages("org.quietline");

    private static final Map<String, Set<String>> OFFENDERS = Map.ofEntries(
            Map.entry("dependencies_point_inwards", Set.of(DOMAIN, CARRIER, SIMULATOR)),
            Map.entry("the_domain_knows_only_the_jdk", Set.of(DOMAIN)),
            Map.entry("the_application_knows_only_the_domain_and_the_jdk", Set.of(SLOPPY)),
            Map.entry("whoever_drives_asks_use_cases_and_never_a_port", Set.of(WEB, WEBHOOK)),
            Map.entry("whoever_is_driven_serves_ports_and_never_calls_a_use_case", Set.of(SQLITE, FIRESTORE)),
            Map.entry("the_two_sides_of_the_carrier_do_not_know_each_other", Set.of(CARRIER)),
            Map.entry("only_the_carrier_and_the_stores_unmask_a_phone_number", Set.of(SLOPPY)),
            Map.entry("the_core_is_told_the_time_and_the_ids", Set.of(DOMAIN, SLOPPY)),
            Map.entry("the_core_is_immutable", Set.of(DOMAIN)),
            Map.entry("use_cases_are_final", Set.of(SLOPPY)),
            Map.entry("ports_are_interfaces_and_speak_in_values", Set.of("application.port.OffendingPort")),
            Map.entry("packages_form_no_cycles", Set.of(DOMAIN, SLOPPY)),
            Map.entry("only_bootstrap_reads_the_environment", Set.of(SLOPPY)),
            Map.entry("only_its_adapter_knows_the_sdk_of_twilio", Set.of(SLOPPY)),
            Map.entry("only_its_adapter_knows_the_sdk_of_google", Set.of(SLOPPY)),
            Map.entry("only_its_adapter_knows_sql", Set.of(SLOPPY)),
            Map.entry("only_servers_know_the_http_server", Set.of(SLOPPY)),
            Map.entry("only_the_web_knows_the_templates", Set.of(SLOPPY)),
            Map.entry("only_commands_write_to_the_standard_streams", Set.of(SLOPPY)),
            Map.entry("nobody_logs_past_the_masks", Set.of(DOMAIN)),
            Map.entry("nobody_throws_what_says_nothing", Set.of(DOMAIN)));

    static Stream<String> rules() {
        return Arrays.stream(ArchitectureTest.class.getDeclaredFields())
                .filter(field -> field.isAnnotationPresent(ArchTest.class))
                .map(Field::getName);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void every_rule_notices_its_offenders(String rule) throws ReflectiveOperationException {
        Field field = ArchitectureTest.class.getDeclaredField(rule);
        List<String> violations = ((ArchRule) field.get(null))
                .evaluate(EVERYTHING)
                .getFailureReport()
                .getDetails();

        assertThat(OFFENDERS.get(rule))
                .isNotEmpty()
                .allSatisfy(offender -> assertThat(violations)
                        .anySatisfy(violation -> assertThat(violation).contains(offender)));
    }

    @Test
    void no_offender_is_left_over() {
        assertThat(rules()).containsExactlyInAnyOrderElementsOf(OFFENDERS.keySet());
    }
}
