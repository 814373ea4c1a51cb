# Within-and-between analysis of bh1996 by package multilevel: Rscript waba.R > waba.json
suppressMessages(library(multilevel)); library(jsonlite)
d <- read.csv("../data/bh1996.csv")
one <- function(x, y) { w <- waba(d[[x]], d[[y]], d$GRP); c(as.list(w$Cov.Theorem), n = w$n.obs, groups = w$n.grps) }
cat(toJSON(list(source = paste("multilevel", packageVersion("multilevel"), R.version.string),
  values = list(HRS_LEAD = one("HRS", "LEAD"), LEAD_WBEING = one("LEAD", "WBEING"), COHES_HRS = one("COHES", "HRS"))), auto_unbox = TRUE, digits = 15, pretty = TRUE))
