package kith.report.render;

import java.util.List;

/** Texts as no questionnaire should have them, and as some will. */
final class Hostile {

    static final List<String> TEXTS = List.of(
            "<script>alert(1)</script>",
            "</script><script>alert(2)</script>",
            "\"><img src=x onerror=alert(3)>",
            "' onmouseover='alert(4)",
            "javascript:alert(5)",
            "<!-- --> ]]> &amp; & &#60;",
            "=cmd()",
            "=HYPERLINK(\"http://example.org\",\"x\")",
            "+1",
            "-1+2",
            "@SUM(A1)",
            "\t=1+1",
            "  =1+1",
            "＝1+1",
            "emoji 🙂👩‍👩‍👧 flag 🇫🇷",
            "مرحبا بالعالم (نعم)",
            "שלום <b>עולם</b>",
            "turn \u202E around",
            "lone \uD83D half",
            "other \uDE00 half",
            "control \u0000\u0001\u001B[31m red \u007F",
            "not a character \uFFFE \uFFFF",
            "line\nbreak\r\nand\rreturn",
            "separator \u2028 and \u2029",
            "_x0041_ and _x000D_",
            "${7*7} {{7*7}} #{7*7} @if(true)",
            "{a|rich} {b} {c}",
            "x".repeat(10_000),
            "word ".repeat(10_000));

    private Hostile() {}
}
