# Reference numbers for moments of ordered and continuous outcomes given covariates: Rscript covariates.R (run from this folder)
# lavaan with conditional.x = TRUE: thresholds, slopes, variances, correlations (WLS.obs) and their asymptotic covariance (NACOV)
# Needs (Debian): r-cran-lavaan r-cran-jsonlite
suppressMessages({library(lavaan); library(jsonlite)})
options(warn = -1)
d <- read.csv("../data/bfi.csv"); d <- d[seq(1, nrow(d), by = 3), ]
d$nsum <- d$N1 + d$N2 + 0.5 * d$N3; d$esum <- d$E1 + 0.3 * d$E2 * d$E2
d$w <- 0.5 + (seq_len(nrow(d)) %% 7) / 4
x <- c("gender", "age"); o <- c("A1", "A2", "A3", "A5")
vech <- function(m) m[lower.tri(m, diag = TRUE)]
sat <- function(v) paste(c(paste(paste(v, collapse = " + "), "~", paste(x, collapse = " + ")),
  combn(v, 2, function(p) paste(p, collapse = " ~~ "))), collapse = "\n")
moments <- function(d, v, ordered, ...) {
  f <- lavaan(sat(v), d, ordered = ordered, auto.var = TRUE, auto.th = TRUE, int.ov.free = TRUE, auto.delta = TRUE,
    estimator = "WLSMV", conditional.x = TRUE, do.fit = FALSE, ...)
  s <- f@SampleStats
  lapply(seq_len(lavInspect(f, "ngroups")), function(g) list(names = v, ordered = ordered, n = s@nobs[[g]],
    statistics = s@WLS.obs[[g]], nacov_vech = vech(s@NACOV[[g]]), cov_x = vech(s@cov.x[[g]]), mean_x = s@mean.x[[g]]))
}
mixed <- c("A1", "nsum", "A2", "esum", "A3")
out <- list(source = paste("lavaan", packageVersion("lavaan")))
out$ordered <- moments(d, o, o)[[1]]
out$mixed <- moments(d, mixed, o[1:3])[[1]]
out$pairwise <- moments(d, mixed, o[1:3], missing = "pairwise")[[1]]
out$weighted <- moments(d, mixed, o[1:3], sampling.weights = "w")[[1]]
d$binary <- as.integer(d$A4 > 4)
out$binary <- moments(d, c("binary", o[1:2]), c("binary", o[1:2]))[[1]]
d$part <- ifelse(d$O1 > 4, "b", "a")
out$groups <- moments(d, o[1:3], o[1:3], group = "part", group.label = c("a", "b"))
writeLines(toJSON(out, auto_unbox = TRUE, digits = I(10), na = "null", null = "null"), "covariates.json")
