package org.quietline.application.port;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Operators and programs that a test lists, and takes off the list again. */
public final class ListedOperators implements OperatorDirectory {
    private final Map<String, Operator> operators = new ConcurrentHashMap<>();
    private final Map<String, String> programs = new ConcurrentHashMap<>();

    /** From now on this operator may sign in with the password of this hash. */
    public void addOperator(String name, String passwordHash) {
        operators.put(name, new Operator(name, passwordHash, name + "/" + passwordHash));
    }

    /** From now on this operator may not sign in. */
    public void removeOperator(String name) {
        operators.remove(name);
    }

    /** From now on the program may come in with the token of this hash. */
    public void addProgram(String name, String tokenHash) {
        programs.put(tokenHash, name);
    }

    /** From now on no program may come in with the token of this hash. */
    public void removeProgram(String tokenHash) {
        programs.remove(tokenHash);
    }

    @Override
    public Optional<Operator> operator(String name) {
        return Optional.ofNullable(operators.get(name));
    }

    @Override
    public Optional<String> program(String tokenHash) {
        return Optional.ofNullable(programs.get(tokenHash));
    }
}
