package kith.data;

/** The kinds of files that answers are read from. */
enum FileKind {
    DELIMITED,
    EXCEL,
    SPSS
}
