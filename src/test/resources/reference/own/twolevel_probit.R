# Unrestricted two-level probit model of ordered items, by direct computation (Asparouhov & Muthén 2007): each item by
# maximum likelihood, then each pair with thresholds and variances held; the covariance of all moments from the
# clusters' estimating functions with numerical derivatives. Latent responses have the variance 1 within clusters.
# Rscript twolevel_probit.R > twolevel_probit.json
suppressMessages({library(statmod); library(pbivnorm); library(jsonlite)})
d <- read.csv("../data/twolevel_ordinal.csv")
ids <- unique(d$cluster)
gh1 <- gauss.quad.prob(61, "normal")
gh <- gauss.quad.prob(41, "normal")
lse <- function(l) { m <- max(l); m + log(sum(exp(l - m))) }

margin_ll <- function(par, u) {            # by cluster; par = thresholds, sd
  t <- c(-Inf, par[-length(par)], Inf); s <- par[length(par)]
  lp <- sapply(seq_len(length(t) - 1), function(k) log(pnorm(t[k + 1] - s * gh1$nodes) - pnorm(t[k] - s * gh1$nodes)))
  sapply(ids, function(c) {
    own <- u[d$cluster == c]; own <- own[!is.na(own)]
    lse(log(gh1$weights) + rowSums(lp[, own, drop = FALSE]))
  })
}
grid <- expand.grid(a = seq_along(gh$nodes), b = seq_along(gh$nodes))
logw <- log(gh$weights[grid$a]) + log(gh$weights[grid$b])
pair_ll <- function(par, u, v) {           # thresholds, sd, thresholds, sd, within correlation, between correlation
  q <- (length(par) - 2) / 2
  t1 <- c(-9, par[1:(q - 1)], 9); s1 <- par[q]
  t2 <- c(-9, par[q + 1:(q - 1)], 9); s2 <- par[2 * q]
  rw <- par[2 * q + 1]; r <- par[2 * q + 2]
  b1 <- s1 * gh$nodes[grid$a]; b2 <- s2 * (r * gh$nodes[grid$a] + sqrt(1 - r^2) * gh$nodes[grid$b])
  corner <- array(0, c(nrow(grid), length(t1), length(t2)))
  for (i in seq_along(t1)) for (j in seq_along(t2)) corner[, i, j] <- pbivnorm(t1[i] - b1, t2[j] - b2, rw)
  k <- length(t1) - 1; l <- length(t2) - 1
  lp <- array(0, c(nrow(grid), k, l))
  for (i in 1:k) for (j in 1:l)
    lp[, i, j] <- log(pmax(1e-300, corner[, i + 1, j + 1] - corner[, i, j + 1] - corner[, i + 1, j] + corner[, i, j]))
  sapply(ids, function(c) {
    rows <- which(d$cluster == c & !is.na(u) & !is.na(v))
    sum <- logw
    for (row in rows) sum <- sum + lp[, u[row], v[row]]
    lse(sum)
  })
}
slopes <- function(f, par, h = 1e-4) sapply(seq_along(par), function(k) {
  up <- par; up[k] <- up[k] + h; down <- par; down[k] <- down[k] - h
  (f(up) - f(down)) / (2 * h)
})
curve <- function(f, par, h = 1e-3) {
  n <- length(par); H <- matrix(0, n, n)
  for (i in 1:n) for (j in 1:i) {
    at <- function(a, b) { p <- par; p[i] <- p[i] + a * h; p[j] <- p[j] + b * h; sum(f(p)) }
    H[i, j] <- H[j, i] <- (at(1, 1) - at(1, -1) - at(-1, 1) + at(-1, -1)) / (4 * h^2)
  }
  H
}
items <- paste0("u", 1:4)
margins <- lapply(items, function(item) {
  u <- d[[item]]
  start <- c(qnorm(cumsum(table(u))[1:3] / sum(!is.na(u))) * 1.1, 0.45)
  fit <- optim(start, function(p) if (any(diff(p[1:3]) <= 0)) 1e9 else -sum(margin_ll(p, u)), method = "BFGS",
               control = list(reltol = 1e-14, maxit = 500))
  p <- fit$par
  for (step in 1:3) p <- p - solve(curve(function(x) margin_ll(x, u), p), colSums(slopes(function(x) margin_ll(x, u), p)))
  H <- curve(function(x) margin_ll(x, u), p)
  S <- slopes(function(x) margin_ll(x, u), p)
  list(par = p, loglik = sum(margin_ll(p, u)), influence = -S %*% solve(H))
})
out <- list(note = "Gauss-Hermite 61 and 41 x 41; Newton steps with numerical derivatives", items = list(), pairs = list())
for (j in 1:4) {
  m <- margins[[j]]
  out$items[[j]] <- list(item = items[j], thresholds = m$par[1:3], sd = m$par[4], loglik = m$loglik)
}
for (pair in list(c(2, 3), c(1, 3), c(3, 4))) {
  a <- margins[[pair[1]]]; b <- margins[[pair[2]]]
  u <- d[[items[pair[1]]]]; v <- d[[items[pair[2]]]]
  f <- function(p) pair_ll(p, u, v)
  two <- optim(c(0.4, 0.6), function(x) if (any(abs(x) > c(0.99, 0.98))) 1e9 else -sum(f(c(a$par, b$par, x))),
               control = list(reltol = 1e-10))$par
  inside <- abs(two[2]) < 0.97
  if (inside) for (step in 1:3) {
    g <- function(x) f(c(a$par, b$par, x))
    two <- two - solve(curve(g, two), colSums(slopes(g, two)))
  }
  p <- c(a$par, b$par, two)
  one <- list(first = items[pair[1]], second = items[pair[2]], within = two[1], between = two[2] * a$par[4] * b$par[4],
              inside = inside, loglik = sum(f(p)))
  if (inside) {
    H <- curve(f, p)[9:10, ]
    S <- slopes(f, p)[, 9:10]
    I <- -(S + cbind(a$influence, b$influence) %*% t(H[, 1:8])) %*% solve(H[, 9:10])
    s1 <- a$par[4]; s2 <- b$par[4]
    covariance <- s1 * s2 * I[, 2] + two[2] * (s2 * a$influence[, 4] + s1 * b$influence[, 4])
    all <- cbind(a$influence[, 1:3], 2 * s1 * a$influence[, 4], b$influence[, 1:3], 2 * s2 * b$influence[, 4], I[, 1],
                 covariance)
    one$covariance_of_moments <- crossprod(all)
  }
  out$pairs[[length(out$pairs) + 1]] <- one
}
cat(toJSON(out, auto_unbox = TRUE, digits = 12, pretty = TRUE), "\n")
