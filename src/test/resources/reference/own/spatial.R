# Moran's I and spatial empirical Bayes scores (y = mu + u + e, u = rho W u + epsilon, known error variances) by direct
# computation with dense covariance matrices; ML by optim. Weighted rook neighbours on a 6 x 6 grid, the last group an
# island. The exact variance of I over permutations is that of Cliff and Ord under randomisation.
# Rscript spatial.R > spatial.json
suppressMessages(library(jsonlite))
set.seed(5)
n <- 37
name <- sprintf("g%02d", 1:n)
xy <- expand.grid(x = 1:6, y = 1:6)
pairs <- NULL
for (i in 1:36) for (j in 1:36)
  if (i < j && abs(xy$x[i] - xy$x[j]) + abs(xy$y[i] - xy$y[j]) == 1) pairs <- rbind(pairs, c(i, j))
weight <- 1 + (seq_len(nrow(pairs)) %% 3) / 2
C <- matrix(0, n, n)
C[pairs] <- weight
C <- C + t(C)
W <- C / pmax(rowSums(C), 1e-300)
size <- sample(3:25, n, TRUE)
tau0 <- 0.12
v <- round(1 / size, 6)
truth <- solve(diag(n) - 0.6 * W, rnorm(n, 0, sqrt(0.08)))
y <- round(truth + rnorm(n, 0, sqrt(v)), 6)
lambda <- tau0 / (tau0 + v)
deviation <- lambda * y
on <- rowSums(C) > 0
moran <- function(x) {
  z <- x[on] - mean(x[on])
  sum(z * (W[on, on] %*% z)) / sum(z^2)
}
m <- sum(on)
z <- deviation[on] - mean(deviation[on])
w <- W[on, on]
s0 <- sum(w); s1 <- sum((w + t(w))^2) / 2; s2 <- sum((rowSums(w) + colSums(w))^2)
b2 <- mean(z^4) / mean(z^2)^2
ei <- -1 / (m - 1)
variance <- (m * ((m^2 - 3 * m + 3) * s1 - m * s2 + 3 * s0^2) - b2 * ((m^2 - m) * s1 - 2 * m * s2 + 6 * s0^2)) /
  ((m - 1) * (m - 2) * (m - 3) * s0^2) - ei^2
parts <- function(par) {
  tau <- exp(par[1]); rho <- tanh(par[2])
  b <- solve(diag(n) - rho * W)
  u <- tau * b %*% t(b)
  s <- u + diag(v)
  i <- solve(s)
  mu <- sum(i %*% y) / sum(i)
  r <- y - mu
  list(u = u, i = i, mu = mu, r = r,
       ll = -0.5 * (n * log(2 * pi) + as.numeric(determinant(s)$modulus) + sum(r * (i %*% r))))
}
fit <- optim(c(log(0.1), 0.3), function(p) -parts(p)$ll, method = "BFGS", control = list(reltol = 1e-15, maxit = 500))
null <- optimize(function(t) -parts(c(t, 0))$ll, c(-8, 3), tol = 1e-10)
p <- parts(fit$par)
post <- as.vector(p$u %*% p$i %*% p$r)
# prediction of mu + u: conditional variance, and what mu adds
k <- 1 - as.vector(p$u %*% p$i %*% rep(1, n))
se <- sqrt(diag(p$u - p$u %*% p$i %*% p$u) + k^2 / sum(p$i))
cat(toJSON(list(
  groups = name, deviation = deviation, exact = lambda, tau = tau0,
  pairs = data.frame(group = name[pairs[, 1]], neighbour = name[pairs[, 2]], weight = weight),
  moran = list(i = moran(deviation), expected = ei, sd = sqrt(variance), groups = m, pairs = nrow(pairs)),
  rho = tanh(fit$par[2]), tau_spatial = exp(fit$par[1]), logLik = p$ll, chisq = 2 * (p$ll + null$objective),
  pvalue = pchisq(2 * (p$ll + null$objective), 1, lower.tail = FALSE),
  mean = p$mu, posterior = post, score = 3 + p$mu + post, se = se),
  auto_unbox = TRUE, digits = 12, pretty = TRUE), "\n")
