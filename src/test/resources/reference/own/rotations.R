# Rotations that the shared reference lacks, scores, minimum trace, and standard errors.
# Run in this folder: Rscript rotations.R
suppressMessages({library(psych); library(GPArotation)})
bfi <- read.csv("../data/bfi.csv"); hs <- read.csv("../data/hs1939.csv")
x <- hs[, paste0("x", 1:9)]; r9 <- cor(x)
mat <- function(m) list(rows = rownames(m), cols = colnames(m), x = unname(unclass(as.matrix(m))))
A <- unclass(fa(r9, 3, rotate = "none", fm = "minres")$loadings); dimnames(A) <- list(colnames(r9), paste0("MR", 1:3))
# Random.Start draws axes of one orientation only; a target may lie on the other side of the mirror: every second start is reflected.
start <- function() Random.Start(3) %*% diag(c(sample(c(-1, 1), 1), 1, 1))
best <- function(f, ..., eps = 1e-6) { set.seed(1); all <- lapply(0:15, function(i) try(suppressWarnings(f(A, Tmat = if (i) start() else diag(3), eps = eps, maxit = 2000, ...)), silent = TRUE))
  all <- Filter(function(o) !inherits(o, "try-error") && o$convergence, all)
  if (!length(all)) return(NULL)
  v <- sapply(all, function(o) o$Table[nrow(o$Table), 2]); o <- all[[which.min(v)]]
  list(value = min(v), loadings = mat(o$loadings), phi = if (is.null(o$Phi)) NULL else mat(structure(o$Phi, dimnames = list(colnames(A), colnames(A))))) }
target <- matrix(0, 9, 3); target[1:3, 2] <- NA; target[4:6, 1] <- NA; target[7:9, 3] <- NA
full <- ifelse(is.na(target), 0.7, 0)
W <- ifelse(is.na(target), 0, 1)
rot <- list(quartimax = best(GPArotation::quartimax), bentlerT = best(bentlerT), geominT = best(geominT), infomaxT = best(infomaxT), infomaxQ = best(infomaxQ),
  entropy = best(entropy), geominQ = best(geominQ), bentlerQ = best(bentlerQ, eps = 1e-8), bifactor = best(bifactorT), biquartimin = best(bifactorQ),
  equamax = best(cfT, kappa = 3 / 18), parsimax = best(cfT, kappa = 2 / 10), varimax_exact = best(cfT, kappa = 1 / 9),
  oblimin_minus = best(GPArotation::oblimin, gam = -1), oblimin_plus = best(GPArotation::oblimin, gam = 0.2), cf_oblique = best(cfQ, kappa = 1 / 9),
  target_orthogonal = best(targetT, Target = full), target_oblique = best(targetQ, Target = full), partial_oblique = best(pstQ, W = W, Target = ifelse(is.na(target), 0, target)))
f <- fa(r9, 3, n.obs = 301, fm = "minres", rotate = "oblimin")
L <- unclass(f$loadings); Phi <- f$Phi
sc <- lapply(c(regression = "Thurstone", bartlett = "Bartlett", ten_berge = "tenBerge"), function(m) { s <- factor.scores(r9, L, Phi, method = m); sx <- factor.scores(x, L, Phi, method = m)
  list(weights = mat(structure(unclass(s$weights), dimnames = dimnames(L))), correlations = unname(unclass(s$r.scores)), first = unname(unclass(sx$scores)[1, ])) })
pf <- suppressWarnings(fa(r9, 3, fm = "minrank", rotate = "none"))
glb <- glb.algebraic(r9)
writeLines(jsonlite::toJSON(list(source = paste("psych", packageVersion("psych"), "GPArotation", packageVersion("GPArotation"), "Rcsdp", packageVersion("Rcsdp")),
  unrotated = mat(A), rotations = rot, loadings = mat(L), phi = mat(Phi), scores = sc, r2 = unname(f$R2), glb = list(glb = glb$glb, communality = unname(glb$solution))), auto_unbox = TRUE, digits = NA, na = "string", null = "null"), "rotations.json")
