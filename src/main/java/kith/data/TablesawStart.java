package kith.data;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import tech.tablesaw.api.Table;

/**
 * What a program that starts anew for every file does first. When its first table is made, Tablesaw looks through every jar of the
 * class path for readers of files, which takes longer than reading most files; it needs to look through its own alone.
 */
public final class TablesawStart {

    private static final String CLASS_PATH = "java.class.path";

    private static volatile Thread looking;

    private TablesawStart() {}

    /**
     * Lets Tablesaw look through its own jar alone, on a thread of its own. While it does so, the property {@code java.class.path}
     * names only that jar: for a program's own start, not for use inside another.
     */
    public static void prepare() {
        CodeSource source = Table.class.getProtectionDomain().getCodeSource();
        if (source == null) {
            return;
        }
        Thread thread = new Thread(() -> look(source), "tablesaw");
        thread.setDaemon(true);
        looking = thread;
        thread.start();
    }

    /** Waits for it. Two threads that come upon Tablesaw's classes in another order would wait for each other. */
    static void await() {
        Thread thread = looking;
        if (thread != null) {
            try {
                thread.join();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static void look(CodeSource source) {
        String all = System.getProperty(CLASS_PATH, "");
        try {
            System.setProperty(CLASS_PATH, Path.of(source.getLocation().toURI()).toString());
            Class.forName(Table.class.getName());
        } catch (URISyntaxException | ClassNotFoundException unusual) {
            // It looks through everything when its first table is made.
        } finally {
            System.setProperty(CLASS_PATH, all);
        }
    }
}
