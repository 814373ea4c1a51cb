# Writes exports/team/team.sav and team.dta from exports/team/redcap.csv and its dictionary (haven 2.5.1). Run after team.py, from this folder.
library(haven)
g <- read.csv("exports/team/redcap.csv")
d <- read.csv("exports/team/redcap_dictionary.csv", check.names = FALSE)
labels <- c("Stimme gar nicht zu" = 1, "Stimme eher nicht zu" = 2, "Teils-teils" = 3, "Stimme eher zu" = 4, "Stimme voll zu" = 5)
x <- g[, c("record_id", "site")]
x$site <- labelled(x$site, c(Nord = 1, "Süd" = 2), "Standort")
for (n in names(g)[4:11]) x[[n]] <- labelled(as.numeric(g[[n]]), labels, d[d[[1]] == n, 5])
write_sav(x, "exports/team/team.sav")
write_dta(x, "exports/team/team.dta")

# The same with a labelled value that is declared missing.
y <- read.csv2("exports/team/german.csv", fileEncoding = "windows-1252")
for (item in names(y)[4:7]) {
  value <- as.double(y[[item]])
  value[is.na(value)] <- -9
  y[[item]] <- labelled_spss(value, labels = c("keine Angabe" = -9, "gar nicht" = 1, "wenig" = 2, "teils" = 3, "eher" = 4, "voll" = 5), na_values = -9)
}
write_sav(y[, 1:7], "exports/team/declared_missing.sav")
