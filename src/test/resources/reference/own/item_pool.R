# Structure of the twelve items of ce_contexts in base R. Run in this folder: Rscript item_pool.R
# The mixture (diagonal covariance matrix, the same in all profiles) is written out, for want of a package in base R.
d <- read.csv("../data/ce_contexts.csv")
items <- c("ci1", "ci2", "ci3", "ci4", "rw1", "rw2", "rw3", "rw4", "sb1", "sb2", "sb3", "sb4")
x <- as.matrix(d[items]); x <- x[complete.cases(x), ]
n <- nrow(x); p <- ncol(x)
D <- 1 - abs(cor(x))
out <- list(n = n)
silhouette <- function(g) sapply(seq_along(g), function(i) {
  if (sum(g == g[i]) == 1) return(0)
  a <- sum(D[i, g == g[i]]) / (sum(g == g[i]) - 1)
  b <- min(tapply(D[i, g != g[i]], g[g != g[i]], mean))
  (b - a) / max(a, b)
})
tree <- function(method) {
  h <- hclust(as.dist(D), method)
  cuts <- lapply(2:(p - 1), function(k) as.vector(cutree(h, k)))
  sil <- lapply(cuts, function(g) silhouette(g))
  list(merge = h$merge, height = h$height, cuts = cuts, silhouette = sapply(sil, mean), widths_of_3 = sil[[2]])
}
out$average <- tree("average"); out$complete <- tree("complete"); out$ward <- tree("ward.D2")
m <- cmdscale(as.dist(D), k = 2, eig = TRUE)
out$map <- list(points = unname(m$points), eig = m$eig, gof = m$GOF)

z <- scale(x)
out$kmeans <- sapply(1:6, function(k) { set.seed(k); kmeans(z, k, nstart = 500, iter.max = 1000)$tot.withinss })

em <- function(g, k) {
  r <- outer(g, 1:k, "==") * 1; last <- -Inf
  for (it in 1:20000) {
    w <- colSums(r) / n
    mu <- t(r) %*% z / colSums(r)
    v <- colSums((z^2) ) / n - colSums(mu^2 * w)
    logd <- sapply(1:k, function(c) log(w[c]) + colSums(dnorm(t(z), mu[c, ], sqrt(v), log = TRUE)))
    top <- apply(logd, 1, max); ll <- sum(top + log(rowSums(exp(logd - top))))
    r <- exp(logd - top); r <- r / rowSums(r)
    if (ll - last < 1e-12 * abs(ll)) break
    last <- ll
  }
  list(ll = ll, w = w, mu = mu, v = v, r = r)
}
mix <- function(k) {
  set.seed(100 + k)
  fits <- lapply(1:(if (k == 1) 1 else 40), function(s) em(if (k == 1) rep(1, n) else kmeans(z, k, nstart = 1, iter.max = 1000)$cluster, k))
  f <- fits[[which.max(sapply(fits, `[[`, "ll"))]]
  o <- order(rowMeans(f$mu)); mu <- f$mu[o, , drop = FALSE]; r <- f$r[, o, drop = FALSE]
  ll <- f$ll - n * sum(log(attr(z, "scaled:scale")))
  npar <- k - 1 + k * p + p
  e <- -sum(ifelse(r > 0, r * log(r), 0))
  lev <- sum(f$w[o] * p * rowMeans(mu)^2) / sum(f$w[o] * rowSums(mu^2))
  list(ll = ll, bic = -2 * ll + npar * log(n), entropy = if (k == 1) NA else 1 - e / (n * log(k)), shares = f$w[o],
       means = sweep(sweep(mu, 2, attr(z, "scaled:scale"), "*"), 2, attr(z, "scaled:center"), "+"),
       level = if (k == 1) NA else lev, sizes = tabulate(max.col(r, "first"), k))
}
out$mixtures <- lapply(1:4, mix)
writeLines(jsonlite::toJSON(out, digits = I(15), auto_unbox = TRUE, na = "null", pretty = TRUE), "item_pool.json")
