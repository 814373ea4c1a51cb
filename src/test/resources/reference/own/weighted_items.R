# Item statistics, reliability and score means with sampling weights and clusters.
# R 4.2.2, psych, lavaan 0.6-14.
library(psych)
suppressMessages(library(lavaan))
library(jsonlite)
bfi <- read.csv("../data/bfi.csv")
n <- nrow(bfi)
bfi$w <- 0.4 + ((seq_len(n) * 7) %% 11) / 5 + ifelse(bfi$gender == 2, 0.5, 0)
bfi$block <- (seq_len(n) - 1) %/% 25
items <- paste0("A", 1:5)
bfi$A1 <- 7 - bfi$A1

# covariances: weighted, times m/(m - 1), m the pairs (survey's svyvar)
wcov <- function(x, y, w) {
  ok <- !is.na(x) & !is.na(y); x <- x[ok]; y <- y[ok]; w <- w[ok]
  mx <- sum(w * x) / sum(w); my <- sum(w * y) / sum(w)
  sum(w * (x - mx) * (y - my)) / sum(w) * sum(ok) / (sum(ok) - 1)
}
describe_w <- function(x, w) {
  ok <- !is.na(x); x <- x[ok]; w <- w[ok]; m <- sum(w * x) / sum(w)
  s <- sqrt(wcov(x, x, w))
  list(n = length(x), mean = m, sd = s,
       skew = sum(w * (x - m)^3) / sum(w) / s^3,
       kurtosis = sum(w * (x - m)^4) / sum(w) / s^4 - 3)
}
moments <- function(d) {
  k <- length(items)
  c <- matrix(0, k, k, dimnames = list(items, items))
  for (i in 1:k) for (j in 1:k) c[i, j] <- wcov(d[[items[i]]], d[[items[j]]], d$w)
  c
}
coefficients <- function(c) {
  a <- suppressMessages(suppressWarnings(psych::alpha(c)))
  g <- suppressMessages(suppressWarnings(psych::guttman(cov2cor(c))))
  k <- ncol(c)
  drop <- sapply(1:k, function(i) sum(c[i, -i]) / sqrt(c[i, i] * sum(c[-i, -i])))
  adrop <- sapply(1:k, function(i) { r <- c[-i, -i]; (k - 1) / (k - 2) * (1 - sum(diag(r)) / sum(r)) })
  list(alpha = k / (k - 1) * (1 - sum(diag(c)) / sum(c)), alpha_standardized = a$total$std.alpha,
       lambda2 = g$lambda.2, lambda4 = g$lambda.4, lambda6 = g$lambda.6,
       r_drop = drop, alpha_if_dropped = adrop)
}
pairwise <- bfi[rowSums(!is.na(bfi[items])) > 0, ]
complete <- bfi[rowSums(is.na(bfi[items])) == 0, ]

# Standard error of alpha by linearisation: influences of rows, or of blocks, on a function of weighted covariances.
linearised <- function(d, cluster = NULL) {
  x <- as.matrix(d[items]); w <- d$w * nrow(d) / sum(d$w); N <- nrow(d); k <- ncol(x)
  z <- sweep(x, 2, colSums(w * x) / sum(w)); c <- crossprod(z * sqrt(w)) / sum(w)
  total <- sum(c); trace <- sum(diag(c))
  # alpha = k/(k-1) (1 - trace/total)
  u <- sapply(1:N, function(i) {
    dt <- sum(z[i, ]^2) - trace; ds <- sum(z[i, ])^2 - total
    w[i] * k / (k - 1) * (-dt / total + trace * ds / total^2)
  })
  if (!is.null(cluster)) u <- as.vector(rowsum(u, cluster))
  C <- length(u)
  sqrt(C / (C - 1) * sum(u^2)) / N
}

model <- cfa("f =~ A1 + A2 + A3 + A4 + A5", complete, sampling.weights = "w", std.lv = TRUE, estimator = "MLR")
est <- parameterEstimates(model)
lambda <- est$est[est$op == "=~"]
theta <- est$est[est$op == "~~" & est$lhs == est$rhs & est$lhs != "f"]
omega <- sum(lambda)^2 / (sum(lambda)^2 + sum(theta))

# Means of a score by group, with standard errors by linearisation: rows, and blocks of rows.
score <- rowMeans(complete[items])
mean_se <- function(x, w, cluster = seq_along(x)) {
  m <- sum(w * x) / sum(w)
  u <- as.vector(rowsum(w * (x - m) / sum(w), cluster)); C <- length(u)
  list(n = length(x), mean = m, se = sqrt(C / (C - 1) * sum(u^2)), sd = sqrt(wcov(x, x, w)))
}
groups <- lapply(split(seq_along(score), complete$gender), function(i)
  list(rows = mean_se(score[i], complete$w[i]), blocks = mean_se(score[i], complete$w[i], complete$block[i])))

write(toJSON(list(
  items = lapply(setNames(items, items), function(i) describe_w(bfi[[i]], bfi$w)),
  pairwise = coefficients(moments(pairwise)),
  listwise = coefficients(moments(complete)),
  omega_total = omega,
  alpha_se = linearised(complete),
  alpha_se_blocks = linearised(complete, complete$block),
  groups = groups,
  all = list(rows = mean_se(score, complete$w), blocks = mean_se(score, complete$w, complete$block))
), digits = NA, auto_unbox = TRUE, pretty = TRUE), "weighted_items.json")
