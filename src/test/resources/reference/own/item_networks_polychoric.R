# Exploratory graph analysis of polychoric correlations. Run in this folder: Rscript item_networks_polychoric.R
# qgraph 1.9.3 (cor_auto, which takes lavaan 0.6-14's), glasso 1.11, igraph 1.3.5. glasso stops at 1e-10 here.
suppressMessages({library(qgraph); library(igraph); library(Matrix)})
options(warn = -1)
bfi <- read.csv("../data/bfi.csv")
ce <- read.csv("../data/ce_contexts.csv")
pool <- function(x) {
  x <- x[complete.cases(x), ]
  n <- nrow(x); p <- ncol(x)
  R <- unclass(cor_auto(x, forcePD = FALSE, verbose = FALSE))
  R <- matrix(as.numeric(R), p, p)
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
  list(n = n, items = colnames(x), correlation = R, lambda = lambda[which.min(ebic)], ebic = min(ebic), network = unname(net),
       membership = as.vector(membership(w)), modularity = modularity(w), leading = length(le))
}
out <- list(bfi = pool(bfi[paste0(rep(c("A", "C", "E", "N", "O"), each = 5), 1:5)]),
            # one item of two categories; age has more than seven, and is continuous. It is standardised here, since lavaan
            # stops short of the maximum for N4 and N5 with age in years (-.0343 for -.0370)
            mixed = pool(transform(bfi[c("N1", "N2", "N3", "N4", "N5", "age")], N1 = as.integer(N1 > 3), age = as.numeric(scale(age)))),
            ce = pool(ce[c("ci1", "ci2", "ci3", "ci4", "rw1", "rw2", "rw3", "rw4", "sb1", "sb2", "sb3", "sb4")]))
writeLines(jsonlite::toJSON(out, digits = I(15), auto_unbox = TRUE, na = "null"), "item_networks_polychoric.json")
