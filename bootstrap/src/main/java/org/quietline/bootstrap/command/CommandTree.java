package org.quietline.bootstrap.command;

import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** All commands of the command line. */
public final class CommandTree {
    static final String NO_COMMAND = "a command is missing";

    private CommandTree() {}

    /** The commands, as they run in these surroundings. */
    public static CommandLine of(Surroundings surroundings) {
        CommandLine users = new CommandLine(new UsersCommand())
                .addSubcommand(new UsersListCommand(surroundings))
                .addSubcommand(new UsersAddCommand(surroundings))
                .addSubcommand(new UsersImportCommand(surroundings))
                .addSubcommand(new UsersActivateCommand(surroundings))
                .addSubcommand(new UsersDeactivateCommand(surroundings));
        CommandLine operators =
                new CommandLine(new OperatorsCommand()).addSubcommand(new OperatorsHashCommand(surroundings));
        CommandLine audit = new CommandLine(new AuditCommand()).addSubcommand(new AuditVerifyCommand(surroundings));
        CommandLine all = new CommandLine(new RootCommand())
                .addSubcommand(new DemoCommand(surroundings))
                .addSubcommand(new ServeCommand(surroundings))
                .addSubcommand(new DoctorCommand(surroundings))
                .addSubcommand(users)
                .addSubcommand(operators)
                .addSubcommand(new ReconcileCommand(surroundings))
                .addSubcommand(new ExportCommand(surroundings))
                .addSubcommand(new BackupCommand(surroundings))
                .addSubcommand(audit)
                .addSubcommand(new VersionCommand(surroundings));
        addHelp(all);
        Failures failures = new Failures();
        return all.setOut(writer(surroundings.out()))
                .setErr(writer(surroundings.err()))
                .setParameterExceptionHandler(failures)
                .setExecutionExceptionHandler(failures);
    }

    private static void addHelp(CommandLine command) {
        command.getCommandSpec()
                .addOption(OptionSpec.builder("-h", "--help")
                        .usageHelp(true)
                        .type(boolean.class)
                        .description("Show this help.")
                        .build());
        command.getSubcommands().values().forEach(CommandTree::addHelp);
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }

    /** What was called has commands of its own, and one of them has to be named. */
    abstract static class Group implements Runnable {
        @Spec
        private CommandSpec spec;

        @SuppressWarnings("NullAway.Init")
        Group() {}

        @Override
        public void run() {
            spec.commandLine().usage(spec.commandLine().getErr());
            throw new ParameterException(spec.commandLine(), NO_COMMAND);
        }
    }

    @Command(
            name = "quietline",
            description = "A self-hosted SMS desk that never shows a whole phone number.",
            footer = {"", "Exit codes: 0 fine, 1 it failed, 2 wrong usage or configuration."})
    static final class RootCommand extends Group {}

    @Command(name = "users", description = "Manage the registered users, also while the program runs.")
    static final class UsersCommand extends Group {}

    @Command(name = "operators", description = "Prepare the sign-in of operators.")
    static final class OperatorsCommand extends Group {}

    @Command(name = "audit", description = "Work with the audit.")
    static final class AuditCommand extends Group {}
}
