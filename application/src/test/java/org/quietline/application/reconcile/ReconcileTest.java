package org.quietline.application.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.quietline.application.port.MessageLog;
import org.quietline.application.port.Trouble;
import org.quietline.application.port.Watermarks;
import org.quietline.application.reconcile.Reconcile.Report;

class ReconcileTest extends Comparison {
    @Test
    void a_run_that_finds_nothing_leaves_no_line_in_the_audit() {
        assertThat(reconcile.reconcile(null)).isEqualTo(new Report(0, 0, 0, 0, 0, 0, 0));
        assertThat(desk.store.auditTrail().lines()).isEmpty();
    }

    @Test
    void each_kind_of_finding_is_one_and_what_was_merely_looked_at_is_none() {
        assertThat(new Report(5, 5, 0, 0, 0, 9, 0).foundSomething()).isFalse();
        assertThat(List.of(
                        new Report(0, 0, 1, 0, 0, 0, 0),
                        new Report(0, 0, 0, 1, 0, 0, 0),
                        new Report(0, 0, 0, 0, 1, 0, 0),
                        new Report(0, 0, 0, 0, 0, 0, 1)))
                .allMatch(Report::foundSomething);
    }

    @Test
    void two_runs_add_up_what_each_found_and_leave_open_what_the_second_does() {
        Report first = new Report(50, 40, 5, 4, 3, 2, 1);
        assertThat(first.then(new Report(60, 7, 10, 20, 30, 1, 50))).isEqualTo(new Report(50, 40, 15, 24, 33, 1, 51));
    }

    @Test
    void a_run_that_finds_nothing_asks_the_store_no_more_than_it_has_to() {
        List<String> asked = new ArrayList<>();
        Trouble listening = new Trouble() {
            @Override
            public void before(String operation) {
                asked.add(operation);
            }

            @Override
            public void after(String operation) {}
        };
        MessageLog log = Trouble.inFrontOf(MessageLog.class, desk.log, listening);
        Watermarks marks = Trouble.inFrontOf(Watermarks.class, desk.store.watermarks(), listening);
        Reconcile idle = new Reconcile(
                new RecoverIncoming(desk.carrier, log, desk.receive, marks),
                new SettleUnconfirmed(desk.carrier, log, desk.delivery),
                new AskForReports(desk.carrier, log, desk.delivery, marks),
                desk.audit,
                desk.clock,
                desk.events::add);
        idle.reconcile(null);
        asked.clear();
        desk.clock.advance(LATER);
        idle.reconcile(null);
        // "recorded" is asked for no message at all, which costs nothing.
        assertThat(asked).containsExactly("find", "recorded", "advance", "unconfirmed", "unreported");
    }
}
