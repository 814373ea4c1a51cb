# Reference numbers for the unrestricted model with missing answers: Rscript missing_patterns.R (run from this folder)
# lavaan's EM, at its own stopping rule (logl) and at a much tighter one (mean, covariance, logl_tight)
suppressMessages({library(lavaan); library(jsonlite)})
options(warn = -1)
hs <- read.csv("../data/hs1939_missing.csv"); ce <- read.csv("../data/ce_contexts.csv"); bfi <- read.csv("../data/bfi.csv")
one <- function(d) {
  d <- as.matrix(d)
  mp <- lavaan:::lav_data_missing_patterns(d, coverage = TRUE)
  yp <- lavaan:::lav_samplestats_missing_patterns(Y = d, Mp = mp)
  h <- lavaan:::lav_mvnorm_missing_h1_estimate_moments(Y = d, Mp = mp, Yp = yp, max.iter = 50000L, tol = 1e-12)
  n <- nrow(d) - length(mp$empty.idx)
  f <- lavaan(paste(c(combn(colnames(d), 2, paste, collapse = "~~"), paste0(colnames(d), "~1")), collapse = "\n"), as.data.frame(d), missing = "fiml", auto.var = TRUE, do.fit = FALSE)
  ll <- function(fx) { k <- sum(!is.na(d)); -0.5 * (n * fx + k * log(2 * pi)) }
  list(names = colnames(d), n = n, patterns = mp$npatterns, mean = as.numeric(h$Mu), covariance = unname(h$Sigma),
    logl_tight = ll(h$fx), logl = ll(f@SampleStats@missing.h1[[1]]$h1), coverage = unname(mp$coverage))
}
x <- paste0("x", 1:9); nm <- names(ce)[3:14]
out <- list(hs = one(hs[, x]), contexts = lapply(split(ce, factor(ce$context, unique(ce$context))), function(d) one(d[, nm])), bfi_a = one(bfi[, paste0("A", 1:5)]))
set.seed(4); y <- as.matrix(hs[, x]); y[matrix(runif(length(y)) < 0.55, nrow(y))] <- NA
out$sixty <- c(one(y), list(data = lapply(as.data.frame(y), function(v) ifelse(is.na(v), -9999, v))))
out$source <- paste("lavaan", packageVersion("lavaan"))
write(toJSON(out, digits = I(15), auto_unbox = TRUE), "missing_patterns.json")
