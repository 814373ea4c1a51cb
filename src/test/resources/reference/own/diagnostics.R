# Regenerates diagnostics.json: residuals, factor scores and reliability of robust, incomplete, grouped and ordered models.
# Run: Rscript diagnostics.R   (from this folder)   Needs (Debian): r-cran-lavaan r-cran-semtools r-cran-jsonlite
suppressMessages({library(lavaan); library(semTools); library(jsonlite)})
hs <- read.csv("../data/hs1939.csv"); hsmis <- read.csv("../data/hs1939_missing.csv"); ce <- read.csv("../data/ce_contexts.csv")
hsm <- " visual =~ x1 + x2 + x3
 textual =~ x4 + x5 + x6
 speed =~ x7 + x8 + x9 "
cem <- paste0(c("ci","rw","sb"), " =~ ", sapply(c("ci","rw","sb"), function(f) paste0(f, 1:4, collapse = " + ")), collapse = "\n")
nm <- as.vector(outer(1:4, c("ci","rw","sb"), function(i, f) paste0(f, i)))
mat <- function(m) list(rows = rownames(m), cols = colnames(m), x = unname(unclass(m)))
res <- function(f, type = "cor.bentler") { r <- lavResiduals(f, type = type)
  g <- function(r) { o <- list(cov = mat(r$cov), z = mat(r$cov.z))
    if (!is.null(r$mean)) { o$mean <- as.list(unclass(r$mean)); o$mean_z <- as.list(unclass(r$mean.z)) }
    if (!is.null(r$th)) { o$th <- as.list(unclass(r$th)); o$th_z <- as.list(unclass(r$th.z)) }; o }
  if (is.null(r$cov)) lapply(r, g) else g(r) }
scores <- function(f, method, n = 12) { s <- lavPredict(f, method = method, se = if (method %in% c("regression", "Bartlett")) "standard" else "none")
  e <- attr(s, "se"); if (is.list(s)) { s <- s[[1]]; e <- e[1] }
  list(score = unname(unclass(s)[1:n, ]), se = if (is.null(e)) NULL else unname(e[[1]][1:min(n, nrow(e[[1]])), , drop = FALSE])) }
full <- ce[complete.cases(ce), ]
mlr <- cfa(hsm, hs, estimator = "MLR"); mlm <- cfa(hsm, hs, estimator = "MLM"); gls <- cfa(hsm, hs, estimator = "GLS")
fiml <- cfa(hsm, hsmis, missing = "fiml"); fimlr <- cfa(hsm, hsmis, missing = "fiml", estimator = "MLR")
grouped <- cfa(hsm, hs, group = "school", group.equal = c("loadings", "intercepts"))
ord <- cfa(cem, full, ordered = nm)
out <- list(source = paste("lavaan", packageVersion("lavaan"), "semTools", packageVersion("semTools")),
  mlr = res(mlr), mlm = res(mlm), gls = res(gls), fiml = res(fiml), fimlr = res(fimlr), grouped = res(grouped), ordered = res(ord),
  bollen = mat(lavResiduals(mlm, type = "cor.bollen")$cov),
  scores = list(fiml_regression = scores(fiml, "regression"), fiml_bartlett = scores(fiml, "Bartlett"),
    complete_regression = scores(mlr, "regression"), complete_bartlett = scores(mlr, "Bartlett"),
    grouped_regression = scores(grouped, "regression"), ordered_ebm = scores(ord, "EBM"), ordered_ml = scores(ord, "ML")),
  reliability = list(ave = as.list(AVE(grouped)), omega = as.list(compRelSEM(grouped)), ordered_ave = as.list(AVE(ord)),
    ordered_alpha = as.list(compRelSEM(ord, tau.eq = TRUE, ord.scale = FALSE)),
    htmt = mat(htmt(hsm, hs, htmt2 = FALSE)), ordered_htmt2 = mat(htmt(cem, full[, nm], ordered = nm))))
writeLines(toJSON(out, auto_unbox = TRUE, digits = NA, na = "null", null = "null"), "diagnostics.json")
