# Regenerates rmsea_d.json: RMSEA of difference tests with its 90 % interval (Savalei, Brace & Fouladi 2023), from the plain and the
# scaled difference of chi-square of the ladders in ../expected. Run: Rscript rmsea_d.R   (from this folder)
# Needs (Debian): r-cran-jsonlite
suppressMessages(library(jsonlite))
one <- function(name) { v <- fromJSON(paste0("../expected/", name, ".json"), simplifyDataFrame = FALSE)$values
  steps <- names(v$steps); out <- list()
  for (i in 2:length(steps)) { a <- v$steps[[i - 1]]$fit; b <- v$steps[[i]]$fit; t <- v$lrt[[steps[i]]]
    d <- t[["Df diff"]]; scaled <- t[["Chisq diff"]]; plain <- b$chisq - a$chisq; c <- plain / scaled
    n <- sum(unlist(v$steps[[i]]$nobs)); g <- length(unlist(v$steps[[i]]$nobs))
    ncp <- function(p) if (pchisq(scaled, d) <= p) 0 else uniroot(function(x) pchisq(scaled, d, x) - p, c(0, 1000), tol = 1e-12)$root
    out[[steps[i]]] <- list(estimate = sqrt(g * max(0, (plain - c * d) / (d * n))), lower = sqrt(g * c * ncp(.95) / (d * n)), upper = sqrt(g * c * ncp(.05) / (d * n))) }
  out }
names <- c("invariance_ml", "invariance_mlr"); result <- lapply(names, one); names(result) <- names
writeLines(toJSON(result, auto_unbox = TRUE, digits = NA), "rmsea_d.json")
