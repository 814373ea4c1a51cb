# Green & Yang's omega with the observed and the model's variance, and delta-method standard errors with the weights held.
# Run in this folder: Rscript categorical_omega.R
suppressMessages({library(lavaan); library(semTools); library(numDeriv); library(mvtnorm); library(jsonlite)})
options(warn = -1)
bfi <- read.csv("../data/bfi.csv"); ce <- read.csv("../data/ce_contexts.csv")
turn <- function(d, items) { for (i in items) d[[i]] <- 7 - d[[i]]; d }
cases <- list(
  agreeableness = list(data = turn(bfi[, paste0("A", 1:5)], "A1"), missing = "listwise"),
  interaction = list(data = ce[, paste0("ci", 1:4)], missing = "listwise"),
  interaction_pairwise = list(data = ce[, paste0("ci", 1:4)], missing = "pairwise"),
  three_contents = list(data = turn(bfi[, c("A2", "A3", "A5", "C1", "C2", "N1", "N2", "N3")], paste0("N", 1:3)), missing = "listwise"),
  neuroticism_openness = list(data = bfi[, c(paste0("N", 1:5), paste0("O", c(1, 3)))], missing = "listwise"))
# The coefficients as a function of thresholds and correlations: least squares by Newton's method, covariances of answers from
# distribution functions, derivatives by Richardson's extrapolation.
functions <- function(statistics, names, levels, weights) {
  k <- length(levels); th <- split(statistics[1:sum(levels - 1)], rep(1:k, levels - 1))
  R <- diag(k); R[lower.tri(R)] <- statistics[-(1:sum(levels - 1))]; R[upper.tri(R)] <- t(R)[upper.tri(R)]
  W <- matrix(0, k, k); W[lower.tri(W)] <- weights; W <- W + t(W)
  o <- start
  for (i in 1:50) { E <- W * (R - tcrossprod(o)); g <- as.vector(E %*% o); H <- W * (R - 2 * tcrossprod(o)); diag(H) <- -as.vector(W %*% o^2)
    step <- solve(H, g); o <- o - step; if (max(abs(step)) < 1e-14) break }
  phi <- function(a, b, rho) pmvnorm(upper = c(a, b), corr = matrix(c(1, rho, rho, 1), 2), algorithm = TVPACK(abseps = 1e-14))[1]
  c2 <- function(i, j, rho) { s <- 0; for (a in th[[i]]) for (b in th[[j]]) s <- s + phi(a, b, rho) - pnorm(a) * pnorm(b); s }
  own <- function(i) { s <- 0; for (a in th[[i]]) for (b in th[[i]]) s <- s + pnorm(min(a, b)) - pnorm(a) * pnorm(b); s }
  L <- tcrossprod(o); common <- within <- observed <- 0; v <- sum(sapply(1:k, own))
  for (i in 1:k) { within <- within + c2(i, i, L[i, i]); for (j in seq_len(i - 1)) { common <- common + 2 * c2(i, j, L[i, j]); observed <- observed + 2 * c2(i, j, R[i, j]) } }
  c(alpha = k / (k - 1) * (1 - k / sum(R)), observed = (common + within) / (observed + v), model = (common + within) / (common + v))
}
out <- list(source = paste("R", getRversion(), "lavaan", packageVersion("lavaan"), "semTools", packageVersion("semTools")))
for (name in names(cases)) {
  d <- cases[[name]]$data; if (cases[[name]]$missing == "listwise") d <- d[complete.cases(d), ]
  fit <- cfa(paste("g =~", paste(names(d), collapse = " + ")), d, std.lv = TRUE, ordered = TRUE, missing = cases[[name]]$missing)
  levels <- sapply(d, function(x) length(unique(x[!is.na(x)])))
  S <- lavInspect(fit, "sampstat"); statistics <- c(S$th, S$cov[lower.tri(S$cov)])
  gamma <- lavInspect(fit, "gamma"); w <- 1 / diag(gamma)[-seq_along(S$th)]
  start <- as.vector(lavInspect(fit, "est")$lambda)
  n <- lavInspect(fit, "nobs")
  at <- functions(statistics, names(d), levels, w)
  J <- jacobian(functions, statistics, names = names(d), levels = levels, weights = w)
  se <- sqrt(diag(J %*% gamma %*% t(J)) / n)
  out[[name]] <- list(items = names(d), n = n, observed = unname(compRelSEM(fit)[1]), model = unname(compRelSEM(fit, obs.var = FALSE)[1]),
    recomputed = as.list(at), se_alpha = se[1], se_observed = se[2], se_model = se[3])
  print(name); print(unlist(out[[name]][-1]))
}
write(toJSON(out, digits = NA, auto_unbox = TRUE, pretty = TRUE), "categorical_omega.json")
