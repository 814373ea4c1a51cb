# Omegas by psych for cases that the shared reference lacks: items to be turned, two factors, omegas of groups.
# Run in this folder: Rscript omega_variants.R
suppressMessages({library(psych); library(GPArotation)})
bfi <- read.csv("../data/bfi.csv"); hs <- read.csv("../data/hs1939.csv")
items <- as.vector(t(outer(c("A", "C", "E", "N", "O"), 1:5, paste0)))
r25 <- cor(bfi[complete.cases(bfi[, items]), items])
mat <- function(m) list(rows = rownames(m), cols = colnames(m), x = unname(unclass(as.matrix(m))))
one <- function(r, k) { om <- suppressMessages(suppressWarnings(omega(r, nfactors = k, n.obs = 1000, plot = FALSE)))
  sl <- unclass(om$schmid$sl); rownames(sl) <- colnames(r)
  list(omega_h = om$omega_h, omega_lim = om$omega.lim, omega_total = om$omega.tot, alpha = om$alpha, G6 = om$G6, ecv = om$ECV,
    sl = mat(sl), key = as.vector(om$key), gloading = as.vector(om$schmid$gloading), group = mat(as.matrix(om$omega.group))) }
writeLines(jsonlite::toJSON(list(source = paste("psych", packageVersion("psych"), "GPArotation", packageVersion("GPArotation")),
  bfi_five = one(r25, 5), hs_two = one(cor(hs[, paste0("x", 1:9)]), 2), hs_three = one(cor(hs[, paste0("x", 1:9)]), 3)), auto_unbox = TRUE, digits = NA, na = "null"), "omega_variants.json")
