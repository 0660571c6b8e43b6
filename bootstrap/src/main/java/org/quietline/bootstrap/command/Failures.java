package org.quietline.bootstrap.command;

import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import org.quietline.application.port.CarrierUnavailableException;
import org.quietline.application.port.StoreUnavailableException;
import org.quietline.domain.phone.Redaction;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells what went wrong without repeating what was typed in: it may be a number or a password. */
final class Failures implements IParameterExceptionHandler, IExecutionExceptionHandler {
    @Override
    public int handleParseException(ParameterException failure, String[] arguments) {
        CommandLine command = failure.getCommandLine();
        PrintWriter err = command.getErr();
        err.println(command.getCommandSpec().qualifiedName() + ": " + wrongUsage(failure));
        err.println("See " + command.getCommandSpec().qualifiedName() + " --help");
        err.flush();
        return ExitCode.UNUSABLE;
    }

    private static String wrongUsage(ParameterException failure) {
        if (failure instanceof MissingParameterException missing) {
            return String.valueOf(missing.getMessage());
        }
        if (failure instanceof UnmatchedArgumentException unmatched) {
            return unmatched.getUnmatched().stream()
                    .filter(argument -> argument.matches("--?[a-z][a-z-]*(=.*)?"))
                    .findFirst()
                    .map(option -> "there is no option " + option.replaceFirst("=.*", ""))
                    .orElse(
                            unmatched.getCommandLine().getSubcommands().isEmpty()
                                    ? "there are arguments too many"
                                    : "there is no such command");
        }
        if (CommandTree.NO_COMMAND.equals(failure.getMessage())) {
            return CommandTree.NO_COMMAND;
        }
        ArgSpec argument = failure.getArgSpec();
        return argument == null ? "wrong usage" : name(argument) + " has a value that cannot be used";
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, @Nullable ParseResult parsed) {
        PrintWriter err = command.getErr();
        err.println(command.getCommandSpec().qualifiedName() + ": " + reason(failure));
        err.flush();
        return failure instanceof CommandFailedException known ? known.exitCode() : ExitCode.FAILED;
    }

    private static String reason(Throwable failure) {
        String message = Redaction.redact(String.valueOf(failure.getMessage()));
        if (failure instanceof CommandFailedException) {
            return message;
        }
        if (failure instanceof StoreUnavailableException) {
            return "the store cannot be used: " + message;
        }
        if (failure instanceof CarrierUnavailableException) {
            return "Twilio cannot be asked: " + message;
        }
        return message + " (" + failure.getClass().getSimpleName() + ")";
    }
}
