# Standard errors of the variances of the three-level ecometric model, one domain, REML: dense computation of the
# restricted deviance and its second derivatives by central differences; estimates by lme4.
# Rscript ecometrics_errors.R > ecometrics_errors.json
suppressMessages({library(lme4); library(jsonlite)})
d <- read.csv("../data/ecometrics_long.csv")
of <- function(formula, d) {
  fit <- lmer(formula, d, REML = TRUE, control = lmerControl(optCtrl = list(xtol_abs = 1e-12, ftol_abs = 1e-14)))
  X <- getME(fit, "X"); y <- getME(fit, "y")
  vc <- as.data.frame(VarCorr(fit))
  start <- c(group = vc$vcov[vc$grp == "cluster"], person = vc$vcov[vc$grp == "id:cluster"],
             residual = vc$vcov[vc$grp == "Residual"])
  by <- split(seq_along(y), d$cluster)
  person <- as.character(d$id)
  deviance <- function(v) {
    log_det <- 0; A <- matrix(0, ncol(X), ncol(X)); b <- numeric(ncol(X)); yy <- 0
    for (rows in by) {
      V <- v[1] + v[2] * outer(person[rows], person[rows], "==") + v[3] * diag(length(rows))
      R <- chol(V); log_det <- log_det + 2 * sum(log(diag(R)))
      Xs <- backsolve(R, X[rows, , drop = FALSE], transpose = TRUE); ys <- backsolve(R, y[rows], transpose = TRUE)
      A <- A + crossprod(Xs); b <- b + crossprod(Xs, ys); yy <- yy + sum(ys^2)
    }
    log_det + as.numeric(determinant(A)$modulus) + yy - sum(b * solve(A, b)) + (length(y) - ncol(X)) * log(2 * pi)
  }
  h <- 2e-3 * start
  H <- matrix(0, 3, 3)
  for (i in 1:3) for (j in 1:i) {
    at <- function(a, b) { v <- start; v[i] <- v[i] + a * h[i]; v[j] <- v[j] + b * h[j]; deviance(v) }
    H[i, j] <- H[j, i] <- (at(1, 1) - at(1, -1) - at(-1, 1) + at(-1, -1)) / (4 * h[i] * h[j])
  }
  list(estimates = as.list(start), loglik = -deviance(start) / 2, loglik_lme4 = as.numeric(logLik(fit)),
       se = as.list(setNames(sqrt(diag(solve(H / 2))), names(start))))
}
sc <- d[d$domain == "sc", ]
out <- list(plain = of(y ~ 0 + item + (1 | cluster) + (1 | id:cluster), sc),
            covariates = of(y ~ 0 + item + age10 + man + crisis + (1 | cluster) + (1 | id:cluster), sc))
cat(toJSON(out, auto_unbox = TRUE, digits = NA, pretty = TRUE), "\n")
