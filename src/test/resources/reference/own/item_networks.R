# ICLUST with beta and exploratory graph analysis of 25 personality items. Run in this folder: Rscript item_networks.R
# psych 2.2.9, glasso 1.11, qgraph 1.9.3, igraph 1.3.5. glasso stops at 1e-10 here, since its usual 1e-4 is loose.
suppressMessages({library(psych); library(qgraph); library(igraph); library(Matrix)})
options(warn = -1)
bfi <- read.csv("../data/bfi.csv")
items <- paste0(rep(c("A", "C", "E", "N", "O"), each = 5), 1:5)
out <- list()
pool <- function(x) {
  x <- as.matrix(x); x <- x[complete.cases(x), ]
  n <- nrow(x); p <- ncol(x); R <- cor(x)
  ic <- iclust(R, plot = FALSE)
  res <- ic$results
  steps <- lapply(which(res[, "size"] > 0), function(i) {
    s <- as.list(res[i, ]); names(s) <- c("first", "second", "similarity", "correlation", "alpha1", "alpha2", "beta1", "beta2",
      "size1", "size2", "rbar1", "rbar2", "r1", "r2", "alpha", "beta", "rbar", "size"); s })
  cl <- psych:::ICLUST.cluster(R, list(n.clus = 0, alpha = 3, beta = 1, beta.size = 4, alpha.size = 3, correct = TRUE,
    correct.cluster = TRUE, reverse = TRUE, beta.min = .5, output = 1, digits = 2, weighted = TRUE, cor.gen = TRUE, SMC = TRUE), smc(R))
  keys <- as.matrix(cl$clusters)
  # as EBICglasso(R, n, gamma = .5), whose argument thr would be taken for threshold
  top <- max(abs(R - diag(p)))
  lambda <- exp(seq(log(.01 * top), log(top), length = 100))
  path <- glasso::glassopath(R, lambda, trace = 0, penalize.diagonal = FALSE, thr = 1e-10, maxit = 1e5)
  ebic <- sapply(1:100, function(i) qgraph:::EBIC(R, path$wi[, , i], n, .5))
  net <- as.matrix(Matrix::forceSymmetric(wi2net(path$wi[, , which.min(ebic)]))); net[abs(net) < 1e-12] <- 0
  g <- graph_from_adjacency_matrix(abs(net), mode = "undirected", weighted = TRUE, diag = FALSE)
  w <- cluster_walktrap(g, steps = 4)
  full <- abs(R); diag(full) <- 0
  le <- cluster_leading_eigen(graph_from_adjacency_matrix(full, mode = "undirected", weighted = TRUE, diag = FALSE))
  # weighted topological overlap with signs, written out for want of EGAnet
  A <- net; k <- rowSums(abs(A)); wto <- matrix(0, p, p)
  for (i in 1:p) for (j in 1:p) if (i != j)
    wto[i, j] <- (sum(A[i, ] * A[, j]) + A[i, j]) / (min(k[i], k[j]) + 1 - abs(A[i, j]))
  list(n = n, items = colnames(x), steps = steps,
       clusters = lapply(seq_len(ncol(keys)), function(c) as.list(keys[keys[, c] != 0, c, drop = TRUE])),
       cluster_names = lapply(seq_len(ncol(keys)), function(c) I(rownames(keys)[keys[, c] != 0])),
       lambda = lambda, ebic = ebic, network = unname(net), membership = as.vector(membership(w)),
       modularity = modularity(w), leading = length(le), wto = wto)
}
out$bfi <- pool(bfi[items])
out$neuroticism <- pool(bfi[items[16:20]])
ce <- read.csv("../data/ce_contexts.csv")
out$ce <- pool(ce[c("ci1", "ci2", "ci3", "ci4", "rw1", "rw2", "rw3", "rw4", "sb1", "sb2", "sb3", "sb4")])
writeLines(jsonlite::toJSON(out, digits = I(15), auto_unbox = TRUE, na = "null"), "item_networks.json")
