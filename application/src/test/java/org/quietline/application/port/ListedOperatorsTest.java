package org.quietline.application.port;

import java.util.Map;

class ListedOperatorsTest implements OperatorDirectoryContract {
    @Override
    public OperatorDirectory directoryOf(Map<String, String> operators, Map<String, String> programs) {
        ListedOperators directory = new ListedOperators();
        operators.forEach(directory::addOperator);
        programs.forEach(directory::addProgram);
        return directory;
    }
}
