package kith.data;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import tech.tablesaw.api.Table;

/**
 * What a program that works with few tables of Tablesaw does first ({@link DataFrames}). When its first table is made,
 * Tablesaw looks through every jar of the class path for readers of files, which takes longer than reading most files;
 * it needs to look through its own alone.
 */
public final class TablesawStart {

    private static final String CLASS_PATH = "java.class.path";

    private static boolean allowed;

    private TablesawStart() {}

    /**
     * Lets Tablesaw look through its own jar alone when it is first needed. While it does so, the property
     * {@code java.class.path} names only that jar: for a program of its own, not for use inside another.
     */
    public static synchronized void allow() {
        allowed = true;
    }

    /** Sees to it before the first table is made. */
    static synchronized void look() {
        if (!allowed) {
            return;
        }
        allowed = false;
        CodeSource source = Table.class.getProtectionDomain().getCodeSource();
        if (source == null) {
            return;
        }
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
