package kith.report.render;

/** Keeps the logger of POI and PDFBox from complaining on standard error that it is not configured. */
final class QuietLogging {

    private QuietLogging() {}

    /** To be called before the first class of either. */
    static void set() {
        if (System.getProperty("log4j.provider") == null) {
            System.setProperty("log4j.provider", "org.apache.logging.log4j.simple.internal.SimpleProvider");
        }
    }
}
