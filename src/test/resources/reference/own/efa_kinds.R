# Factors of rank and polychoric correlations, and simplimax from many starts.
# Run in this folder: Rscript efa_kinds.R
suppressMessages({library(psych); library(GPArotation); library(lavaan)})
bfi <- read.csv("../data/bfi.csv"); hs <- read.csv("../data/hs1939.csv")
mat <- function(m) list(rows = rownames(m), cols = colnames(m), x = unname(unclass(as.matrix(m))))
ten <- c(paste0("A", 1:5), paste0("N", 1:5)); x <- bfi[complete.cases(bfi[, ten]), ten]
one <- function(r, fm) { f <- fa(r, 2, n.obs = nrow(x), fm = fm, rotate = "oblimin")
  list(correlation = mat(r), loadings = mat(unclass(f$loadings)), phi = unname(f$Phi), communality = unname(f$communality), rms = f$rms) }
spearman <- cor(x, method = "spearman")
# Two-step polychoric correlations without a correction of empty cells, as lavaan estimates them; psych's adds 0.5 to them.
poly <- unclass(lavCor(as.data.frame(lapply(x, ordered)), ordered = ten)); class(poly) <- "matrix"; dimnames(poly) <- list(ten, ten)
A <- unclass(fa(cor(hs[, paste0("x", 1:9)]), 3, rotate = "none", fm = "minres")$loadings); dimnames(A) <- list(paste0("x", 1:9), paste0("MR", 1:3))
set.seed(1); tries <- lapply(0:300, function(i) try(suppressWarnings(simplimax(A, Tmat = if (i) Random.Start(3) %*% diag(c(sample(c(-1, 1), 1), 1, 1)) else diag(3), k = 9, eps = 1e-6, maxit = 2000)), silent = TRUE))
tries <- Filter(function(o) !inherits(o, "try-error") && o$convergence, tries); v <- sapply(tries, function(o) o$Table[nrow(o$Table), 2]); o <- tries[[which.min(v)]]
writeLines(jsonlite::toJSON(list(source = paste("psych", packageVersion("psych"), "GPArotation", packageVersion("GPArotation"), "lavaan", packageVersion("lavaan")),
  n = nrow(x), spearman = one(spearman, "minres"), spearman_ml = one(spearman, "ml"), polychoric = one(poly, "minres"), polychoric_ml = one(poly, "ml"),
  simplimax = list(value = min(v), reached = sum(v < min(v) + 1e-6), unrotated = mat(A), loadings = mat(o$loadings), phi = unname(o$Phi))), auto_unbox = TRUE, digits = NA, na = "string"), "efa_kinds.json")
