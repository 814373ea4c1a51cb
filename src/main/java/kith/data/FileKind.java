package kith.data;

import java.util.List;
import java.util.Locale;

/** The kinds of files that answers are read from, each by the ends of its names. */
enum FileKind {
    EXCEL(".xlsx", ".xlsm"),
    SPSS(".sav", ".zsav"),
    STATA(".dta"),
    SAS(".sas7bdat"),
    TRANSPORT(".xpt", ".v5xpt", ".v8xpt"),
    PARQUET(".parquet", ".parq", ".pq"),
    /** Everything else. */
    DELIMITED;

    private final List<String> ends;

    FileKind(String... ends) {
        this.ends = List.of(ends);
    }

    /** What kind of file has this name. */
    static FileKind of(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        for (FileKind kind : values()) {
            if (kind.ends.stream().anyMatch(lower::endsWith)) {
                return kind;
            }
        }
        return DELIMITED;
    }
}
