# The same scale within each group.
# Run in this folder: Rscript items_groups.R
suppressMessages(library(psych))
bfi <- read.csv("../data/bfi.csv")
own <- function(g) { a <- psych::alpha(bfi[bfi$gender == g, paste0("A", 1:5)], keys = c(-1, 1, 1, 1, 1), warnings = FALSE)
  list(n = sum(bfi$gender == g & rowSums(!is.na(bfi[, paste0("A", 1:5)])) > 0), alpha = a$total$raw_alpha, r_drop = a$item.stats$r.drop) }
writeLines(jsonlite::toJSON(list(source = paste("psych", packageVersion("psych")), `1` = own(1), `2` = own(2)), auto_unbox = TRUE, digits = NA), "items_groups.json")
