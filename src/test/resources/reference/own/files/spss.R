# Writes spss/*.sav and *.zsav with the two programs that write genuine SPSS files, in every compression and, with pspp, in many
# encodings, and what they hold: spss/haven.csv and spss/encodings.csv.
# Run from this folder: Rscript spss.R   (Debian: r-cran-haven 2.5.1, pspp 1.6.2)
library(haven)
unlink("spss", recursive = TRUE)
dir.create("spss")

# haven: Unicode names, long names, long and very long texts, dates, missing values of every kind
n <- 5
long <- vapply(1:n, function(i) paste0(rep(substr("abcdefghij", i, i), 250 + 130 * i), collapse = ""), "")
d <- data.frame(größe = c(1, 2.5, NA, -3, 1e6), check.names = FALSE)
d$`מידה` <- c(1, 2, 3, 4, 5)
d$a_rather_long_name_of_a_variable_indeed <- c(5, 4, 3, 2, 1)
d$text <- c("äöü", "", "שלום", "日本語", "x")
d$verylong <- long
d$day <- as.Date(c("2024-05-04", NA, "1999-12-31", "2000-02-29", "1970-01-01"))
d$moment <- as.POSIXct(c("2024-05-04 13:14:15", NA, "1999-12-31 00:00:01", "2000-02-29 12:00:00", "1970-01-01 00:00:00"), tz = "UTC")
d$range <- labelled_spss(c(1, 2, 97, 98, 99), c(one = 1), na_range = c(97, 98), na_values = 99)
d$word <- labelled_spss(c("yes", "no", "dk", "yes", ""), na_values = "dk")
d$short <- c(1L, 0L, 1L, 0L, NA)
attr(d$größe, "label") <- "Wie groß?"
for (how in c("byte", "none", "zsav")) write_sav(d, paste0("spss/haven_", how, if (how == "zsav") ".zsav" else ".sav"), compress = how)
d$day <- format(d$day)
d$moment <- sub(" 00:00:00", "", format(d$moment, "%Y-%m-%d %H:%M:%S"))
d$range <- c(1, 2, NA, NA, NA)
d$word <- c("yes", "no", "", "yes", "")
write.csv(d, "spss/haven.csv", row.names = FALSE, na = "", fileEncoding = "UTF-8")

# pspp: the encodings
words <- c(
  "UTF-8" = "größe_日本_שלום", "windows-1250" = "żółć", "windows-1251" = "мера", "windows-1252" = "größe", "windows-1253" = "μέτρο",
  "windows-1254" = "ölçüş", "windows-1255" = "מידה", "windows-1256" = "مقياس", "windows-1257" = "šąžė", "ISO-8859-1" = "größe",
  "ISO-8859-2" = "żółć", "ISO-8859-15" = "mœurs", "KOI8-R" = "мера", "SHIFT_JIS" = "評価", "GBK" = "评价", "EUC-KR" = "평가",
  "BIG5" = "評價")
for (encoding in names(words)) {
  word <- words[[encoding]]
  for (how in if (encoding == "UTF-8") c("UNCOMPRESSED", "COMPRESSED", "ZCOMPRESSED") else "COMPRESSED") {
    file <- paste0("spss/pspp_", gsub("-", "_", tolower(encoding)), "_", tolower(how), if (how == "ZCOMPRESSED") ".zsav" else ".sav")
    syntax <- c(
      sprintf("SET LOCALE='%s'.", encoding),
      sprintf("DATA LIST LIST NOTABLE /%s (F8.2) t (A24) w (A300) d (DATE11) m (TIME8) s (A8).", word),
      "BEGIN DATA.",
      sprintf("1.50 '%s' '%s' 04-MAY-2024 10:30:00 'a'", word, paste0(strrep("w", 270), "end")),
      ". 'plain' 'short' . . 'dk'",
      "99 '' 'x' 31-DEC-1999 25:00:01 ''",
      "END DATA.",
      sprintf("VARIABLE LABELS %s '%s ?'.", word, word),
      sprintf("VALUE LABELS %s 1.5 '%s'.", word, word),
      sprintf("MISSING VALUES %s (99).", word),
      "MISSING VALUES s ('dk').",
      sprintf("SAVE OUTFILE='%s' /%s.", file, how))
    sps <- tempfile(fileext = ".sps")
    writeLines(enc2utf8(syntax), sps, useBytes = TRUE)
    system2("pspp", c("--syntax-encoding=UTF-8", sps), stdout = TRUE, env = "LC_ALL=C.UTF-8")
  }
}
write.csv(data.frame(encoding = tolower(names(words)), word = unname(words)), "spss/encodings.csv", row.names = FALSE, fileEncoding = "UTF-8")
