# psych's glb.fa of correlations of 40 items of four factors (simulated, 400 people, six decimals). Run in this folder: Rscript glb_many_items.R
suppressMessages({library(psych); library(jsonlite)})
set.seed(40)
L <- matrix(runif(160, 0, .25), 40, 4); L[cbind(1:40, rep(1:4, 10))] <- runif(40, .5, .8)
R <- round(cor(matrix(rnorm(1600), 400) %*% t(L) + matrix(rnorm(16000, 0, .6), 400)), 6)
g <- suppressWarnings(suppressMessages(glb.fa(R)))
writeLines(toJSON(list(source = paste("psych", packageVersion("psych")), glb_fa = g$glb, factors = g$numf, correlation = unname(R)), digits = NA, auto_unbox = TRUE), "glb_many_items.json")
