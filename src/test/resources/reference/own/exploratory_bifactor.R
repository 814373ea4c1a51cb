# Omega hierarchical, omega total and explained common variance of minres factors turned by GPArotation's bifactorT (the best of 40 starts).
# Run in this folder: Rscript exploratory_bifactor.R
suppressMessages({library(psych); library(GPArotation)})
one <- function(r, m) {
  A <- unclass(fa(r, m, rotate = "none", fm = "minres")$loadings); set.seed(1)
  all <- lapply(0:39, function(i) suppressWarnings(bifactorT(A, Tmat = if (i) Random.Start(m) else diag(m), eps = 1e-9, maxit = 5000)))
  value <- sapply(all, function(o) o$Table[nrow(o$Table), 2]); L <- unclass(all[[which.min(value)]]$loadings)
  L <- L %*% diag(sign(colSums(L))); key <- ifelse(L[, 1] < 0, -1, 1); L <- L * key; v <- r * outer(key, key)
  group <- apply(abs(L[, -1]), 1, which.max) + 1
  list(value = min(value), reversed = I(rownames(r)[key < 0]), omega_hierarchical = sum(L[, 1])^2 / sum(v), omega_total = 1 - sum(1 - rowSums(L^2)) / sum(v),
    ecv = sum(L[, 1]^2) / sum(L^2),
    groups = lapply(2:m, function(k) { w <- which(group == k); s <- sum(v[w, w]); list(items = I(rownames(r)[w]),
      general = sum(L[w, 1])^2 / s, specific = sum(L[w, k])^2 / s) }))
}
bfi <- read.csv("../data/bfi.csv"); items <- paste0(rep(c("A", "C", "E"), each = 5), 1:5)
hs <- read.csv("../data/hs1939.csv")
writeLines(jsonlite::toJSON(list(source = paste("psych", packageVersion("psych"), "GPArotation", packageVersion("GPArotation")),
  fifteen = one(cor(bfi[complete.cases(bfi[items]), items]), 4), nine = one(cor(hs[paste0("x", 1:9)]), 3)), auto_unbox = TRUE, digits = NA), "exploratory_bifactor.json")
