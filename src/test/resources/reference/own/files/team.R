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
