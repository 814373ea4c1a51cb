package kith.cli;

import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Makes the verbs, which all run on one terminal. */
final class Verbs implements IFactory {

    private final Terminal terminal;

    Verbs(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public <K> K create(Class<K> type) throws Exception {
        try {
            return type.getDeclaredConstructor(Terminal.class).newInstance(terminal);
        } catch (NoSuchMethodException withoutTerminal) {
            return CommandLine.defaultFactory().create(type);
        }
    }
}
