# Writes packages/*.dta (every release that haven writes) and *.xpt (version 5 and 8), and what they hold: packages/haven.csv.
# iris.sas7bdat was written by SAS and comes with haven (MIT licence).
# Run from this folder: Rscript packages.R   (Debian: r-cran-haven 2.5.1)
library(haven)
unlink("packages", recursive = TRUE)
dir.create("packages")
n <- 6
d <- data.frame(item1 = labelled(c(1, 2, 3, NA, 5, 1), c("Stimme nicht zu" = 1, "Weiß nicht" = 3, "Stimme zu" = 5), "Wie groß?"))
d$item2 <- c(1L, 2L, NA, 4L, -5L, 100000L)
d$score <- c(0.1, -1 / 3, 1e-10, 123456789.125, NA, -2e15)
d$word <- c("Größe", "", "a", "señal", "text", "ümlaut")
d$day <- as.Date(c("2024-05-04", NA, "1999-12-31", "2000-02-29", "1970-01-01", "1950-06-15"))
d$moment <- as.POSIXct(c("2024-05-04 13:14:15", NA, "1999-12-31 00:00:01", "2000-02-29 12:00:00", "1970-01-01 00:00:00", "1950-06-15 23:59:59"), tz = "UTC")
d$reason <- c(1, 2, NA, NA, NA, 3)
d$reason[3:4] <- c(tagged_na("a"), tagged_na("z"))
long <- d
long$verylong <- vapply(1:n, function(i) paste0(rep(letters[i], 2000 + 130 * i), collapse = ""), "")
write_dta(d, "packages/haven_113.dta", version = 8)
write_dta(d, "packages/haven_114.dta", version = 10)
write_dta(d, "packages/haven_115.dta", version = 12)
write_dta(long, "packages/haven_117.dta", version = 13, strl_threshold = 2045)
write_dta(long, "packages/haven_118.dta", version = 14, strl_threshold = 2045)
# haven refers to long texts in release 119 as in 118, which Stata does not, so that this file has none
write_dta(d, "packages/haven_119.dta", version = 15)
# haven writes no tagged missing values to SAS files
d$reason[3:4] <- NA
write_xpt(d, "packages/haven_5.xpt", version = 5, name = "SURVEY")
v8 <- d
names(v8)[1] <- "a_rather_long_name_of_an_item"
attr(v8$score, "label") <- "A label that is longer than the forty characters of version five"
write_xpt(v8, "packages/haven_8.xpt", version = 8, name = "SURVEY")
names(v8)[1] <- "item1"
file.copy(system.file("examples", "iris.sas7bdat", package = "haven"), "packages/iris.sas7bdat")
write.csv(read_sas("packages/iris.sas7bdat"), "packages/iris.csv", row.names = FALSE)
back <- long
back$item1 <- unclass(zap_label(zap_labels(d$item1)))
back$day <- format(d$day)
back$moment <- sub(" 00:00:00", "", format(d$moment, "%Y-%m-%d %H:%M:%S"))
for (name in c("item2", "score")) back[[name]] <- vapply(d[[name]], function(x) if (is.na(x)) "" else sprintf("%.17g", x), "")
write.csv(back, "packages/haven.csv", row.names = FALSE, na = "", fileEncoding = "UTF-8")
