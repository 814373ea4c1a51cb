# Reference numbers for the moments of ordered data: Rscript ordinal_moments.R (run from this folder)
# lavaan (thresholds, correlations, NACOV), psych (pairwise thresholds), mvtnorm (bivariate normal)
suppressMessages({library(lavaan); library(jsonlite); library(mvtnorm)})
options(warn = -1)
ce <- read.csv("../data/ce_contexts.csv"); hs <- read.csv("../data/hs1939_missing.csv")
nm <- names(ce)[3:14]; full <- ce[complete.cases(ce[, nm]), ]
vech <- function(m) m[lower.tri(m, diag = TRUE)]
# saturated model: all covariances of the variables
sat <- function(v) paste(combn(v, 2, function(p) paste(p, collapse = " ~~ ")), collapse = "\n")
moments <- function(d, v, ordered, ...) {
  f <- lavaan(sat(v), d, ordered = ordered, auto.var = TRUE, auto.th = TRUE, int.ov.free = TRUE, auto.delta = TRUE, estimator = "WLSMV", do.fit = FALSE, ...)
  lapply(seq_len(lavInspect(f, "ngroups")), function(g) {
    s <- f@SampleStats
    list(names = v, ordered = ordered, n = s@nobs[[g]], statistics = s@WLS.obs[[g]], nacov_vech = vech(s@NACOV[[g]]),
      group = if (length(f@Data@group.label)) f@Data@group.label[g] else "")
  })
}
out <- list()
out$ce12 <- moments(full, nm, nm)[[1]]
out$pairwise <- moments(ce, nm[c(1:3, 5:7)], nm[c(1:3, 5:7)], missing = "pairwise")[[1]]
mix <- ce; for (v in nm) mix[[v]] <- ce[[v]]
mix$total <- with(ce, rw1 + rw2 + 0.37 * rw3 - 0.21 * rw4); mix$other <- with(ce, sb1 + 0.5 * sb2 * sb2 + 0.11 * rw1)
mixv <- c("ci1", "total", "ci2", "other", "ci3")
out$mixed <- moments(mix[complete.cases(mix[, mixv]), ], mixv, c("ci1", "ci2", "ci3"))[[1]]
out$mixed_pairwise <- moments(mix, mixv, c("ci1", "ci2", "ci3"), missing = "pairwise")[[1]]
bin <- data.frame(lapply(full[, nm[1:5]], function(x) as.integer(x > 3)))
out$binary <- moments(bin, nm[1:5], nm[1:5])[[1]]
small <- full[seq(1, nrow(full), by = 16), ]
out$sparse <- moments(small, nm[1:5], nm[1:5])[[1]]
sb <- data.frame(a = rep(c(0, 0, 1, 1), c(30, 0, 12, 9)), b = rep(c(0, 1, 0, 1), c(30, 0, 12, 9)), c = rep(c(0, 1, 1, 0, 1), c(20, 10, 9, 6, 6)))
out$binary_empty <- moments(sb, c("a", "b", "c"), c("a", "b", "c"))[[1]]
out$binary_empty$table <- sb
out$groups <- moments(full, nm[1:4], nm[1:4], group = "context")
w <- full; w$w <- 0.5 + (seq_len(nrow(full)) %% 7) / 4
out$weighted <- moments(w, nm[1:4], nm[1:4], sampling.weights = "w")[[1]]
# psych: thresholds of the pair
bfi <- read.csv("../data/bfi.csv")
p <- psych::polychoric(bfi[, c("A1", "A2", "A3")], correct = 0, global = FALSE, smooth = FALSE)
out$psych_within_pair <- list(names = c("A1", "A2", "A3"), rho = unname(p$rho))
# bivariate normal: TVPACK and, independently, adaptive integration of the conditional
grid <- expand.grid(h = c(-4.2, -1.3, 0, 0.4, 2.6), k = c(-3.1, -0.7, 0, 1.1, 3.9), rho = c(-0.9999, -0.97, -0.93, -0.92, -0.6, -0.2, 0, 0.1, 0.35, 0.74, 0.8, 0.924, 0.926, 0.99, 0.99999))
grid$tvpack <- mapply(function(h, k, r) pmvnorm(upper = c(h, k), corr = matrix(c(1, r, r, 1), 2), algorithm = TVPACK(1e-14))[1], grid$h, grid$k, grid$rho)
grid$integral <- mapply(function(h, k, r) {
  f <- function(x) dnorm(x) * pnorm((k - r * x) / sqrt((1 - r) * (1 + r)))
  m <- k / r; cuts <- sort(unique(c(-12, if (is.finite(m)) pmin(pmax(m + c(-1, 0, 1) * 8 * sqrt(1 - r^2) / abs(r), -12), h), h)))
  cuts <- cuts[cuts <= h]
  sum(sapply(seq_len(length(cuts) - 1), function(i) integrate(f, cuts[i], cuts[i + 1], rel.tol = 1e-13, abs.tol = 1e-17, subdivisions = 2000)$value))
}, grid$h, grid$k, grid$rho)
out$bivariate_normal <- grid
x <- c(-37, -20, -8.3, -5.66, -5.65, -3, -1, -0.68, -0.67, -1e-9, 0, 0.3, 0.7, 2, 5.7, 8)
q <- c(1e-300, 1e-20, 1e-8, 0.01, 0.07, 0.08, 0.3, 0.5, 0.9, 0.93, 0.99999, 1 - 1e-13)
out$normal <- list(x = x, cumulative = pnorm(x), density = dnorm(x), p = q, quantile = qnorm(q))
out$source <- c(paste("lavaan", packageVersion("lavaan")), paste("psych", packageVersion("psych")), paste("mvtnorm", packageVersion("mvtnorm")))
write(toJSON(out, digits = I(15), auto_unbox = TRUE, dataframe = "columns"), "ordinal_moments.json")
