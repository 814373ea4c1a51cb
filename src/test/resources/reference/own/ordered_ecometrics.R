# References for kith.grouplevel.OrderedEcometrics: marginal likelihood of ordered responses of persons in groups by brute-force nested
# Gauss-Hermite quadrature (31 by 41 points), maximised with a numerical gradient; standard errors from the numerical Hessian (numDeriv),
# posterior means and standard deviations of the groups by the same quadrature.
#
# probit_covariates: common thresholds, items as shifts, three covariates; logit_by_item: thresholds of each item; binary: y >= 4 by item.
# Run in this folder: Rscript ordered_ecometrics.R
suppressMessages({ library(jsonlite); library(numDeriv) }); options(digits = 17)
gh <- function(n) { m <- matrix(0, n, n); b <- sqrt(seq_len(n - 1)); m[cbind(1:(n - 1), 2:n)] <- b; m[cbind(2:n, 1:(n - 1))] <- b; e <- eigen(m, symmetric = TRUE); list(x = e$values, w = e$vectors[1, ]^2) }
L <- read.csv("../data/ecometrics_long.csv"); L <- L[L$domain == "sc", ]
W <- reshape(L[, c("id", "cluster", "item", "y", "age10", "man", "crisis")], direction = "wide", idvar = c("id", "cluster", "age10", "man", "crisis"), timevar = "item")
Y <- as.matrix(W[, c("y.sc1", "y.sc2", "y.sc3")]); cl <- factor(W$cluster, levels = unique(W$cluster)); X <- as.matrix(W[, c("age10", "man", "crisis")])
a <- gh(31); b <- gh(41)
logs <- function(tau, off, sg, sp, F) { # persons by group nodes: log of the integral over w
  K <- ncol(Y); lik <- matrix(0, nrow(Y), length(a$x))
  for (q in seq_along(a$x)) { s <- matrix(0, nrow(Y), length(b$x)); G <- outer(off + sg * a$x[q], sp * b$x, `+`)
    for (j in 1:K) { t <- c(-Inf, tau[[j]], Inf); up <- t[Y[, j] + 1]; lo <- t[Y[, j]]; p <- F(up - G) - F(lo - G); p[is.na(Y[, j]), ] <- 1; s <- s + log(pmax(p, 1e-300)) }
    m <- apply(s, 1, max); lik[, q] <- m + log(drop(exp(s - m) %*% b$w)) }
  rowsum(lik, cl, reorder = FALSE) }
fitted <- function(start, tau, off, F, names) { n <- length(start)
  P <- function(p) logs(tau(p), off(p), exp(p[n - 1]), exp(p[n]), F); nll <- function(p) { P <- P(p); m <- apply(P, 1, max); -sum(m + log(drop(exp(P - m) %*% a$w))) }
  o <- optim(start, nll, method = "BFGS", control = list(reltol = 1e-14, maxit = 500)); H <- hessian(nll, o$par, method.args = list(r = 4)); V <- solve(H); p <- o$par
  R <- P(p); R <- exp(R - apply(R, 1, max)); R <- sweep(R, 2, a$w, `*`); R <- R / rowSums(R); u <- exp(p[n - 1]) * a$x; mean <- drop(R %*% u); sd <- sqrt(pmax(0, drop(R %*% u^2) - mean^2))
  se <- sqrt(diag(V)); list(logLik = -o$value, gradient = max(abs(grad(nll, p))), parameters = as.list(setNames(p, names)), se = as.list(setNames(se, names)), sd_group = exp(p[n - 1]), sd_person = exp(p[n]), se_sd_group = exp(p[n - 1]) * se[n - 1], se_sd_person = exp(p[n]) * se[n], thresholds = tau(p), groups = levels(cl), mean = mean, sd = sd) }
Ycopy <- Y; cum <- function(x) cumsum(c(x[1], exp(x[-1])))
out <- list()
out$probit_covariates <- fitted(c(-2.7, .2, .2, .6, -.3, -.4, 0, .1, -.4, log(.53), log(1.04)), function(p) { t <- cum(p[1:4]); list(t, t - p[5], t - p[6]) }, function(p) drop(X %*% p[7:9]), pnorm, c("t1", "d2", "d3", "d4", "sc2", "sc3", "age10", "man", "crisis", "log_sg", "log_sp"))
cat("probit\n"); base <- log(c(.95, 1.88))
out$logit_by_item <- fitted(c(-4.8, .8, .8, 1.2, -4.2, .8, .8, 1.2, -4.1, .8, .8, 1.2, base), function(p) list(cum(p[1:4]), cum(p[5:8]), cum(p[9:12])), function(p) rep(0, nrow(Y)), plogis, c(paste0("sc1_", 1:4), paste0("sc2_", 1:4), paste0("sc3_", 1:4), "log_sg", "log_sp"))
cat("by item\n"); Y <- ifelse(Ycopy >= 4, 2, 1)
out$binary <- fitted(c(-.5, .2, .1, base), function(p) list(p[1], p[2], p[3]), function(p) rep(0, nrow(Y)), plogis, c("sc1", "sc2", "sc3", "log_sg", "log_sp"))
writeLines(toJSON(out, auto_unbox = TRUE, digits = NA, pretty = TRUE), "ordered_ecometrics.json")
