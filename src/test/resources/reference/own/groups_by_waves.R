# Regenerates groups_by_waves.json: the ladder for people in two groups who answered on two occasions, equalities over both. The
# pupils' sample is two schools; nine tests taken twice are made of it: the second time is a linear change with noise.
# Run: Rscript groups_by_waves.R   (from this folder)   Needs (Debian): r-cran-lavaan r-cran-jsonlite
suppressMessages({library(lavaan); library(jsonlite)})
hs <- read.csv("../data/hs1939.csv"); items <- paste0("x", 1:6); set.seed(7)
d <- data.frame(school = hs$school)
for (i in items) { v <- hs[[i]]; d[[paste0(i, "_a")]] <- v; d[[paste0(i, "_b")]] <- round(0.3 + 0.9 * v + rnorm(nrow(hs), 0, 0.6 * sd(v)), 3) }
write.csv(d, "../data/groups_by_waves.csv", row.names = FALSE)
d <- read.csv("../data/groups_by_waves.csv")
steps <- c("configural", metric = "loadings", scalar = "intercepts", strict = "residuals", variances = "lv.variances",
  covariances = "lv.covariances", means = "means"); names(steps)[1] <- "configural"
# Labels over groups and occasions; the marker of each factor is its first test; means 0 on the first occasion of the first group.
model <- function(tie) { lab <- function(kind, name) if (kind %in% tie) paste0("c(", name, ",", name, ")*") else ""
  rows <- c(); f <- list(visual = 1:3, textual = 4:6)
  for (w in c("a", "b")) for (n in names(f)) { v <- paste0("x", f[[n]])
    rows <- c(rows, paste0(n, "_", w, " =~ ", paste0(c("1*", sapply(v[-1], function(i) lab("loadings", paste0("l", i)))), v, "_", w, collapse = " + ")),
      paste0(v, "_", w, " ~ ", sapply(v, function(i) lab("intercepts", paste0("n", i))), "1"),
      paste0(v, "_", w, " ~~ ", sapply(v, function(i) lab("residuals", paste0("e", i))), v, "_", w),
      paste0(n, "_", w, " ~~ ", lab("lv.variances", paste0("v", n)), n, "_", w),
      paste0(n, "_", w, " ~ ", if ("means" %in% tie || !"intercepts" %in% tie) "c(0,0)*" else if (w == "a") "c(0,NA)*" else "c(NA,NA)*", "1")) }
  rows <- c(rows, paste0("visual_", c("a", "b"), " ~~ ", lab("lv.covariances", "cw"), "textual_", c("a", "b")),
    paste0("visual_a ~~ ", lab("lv.covariances", "c1"), "visual_b"), paste0("visual_a ~~ ", lab("lv.covariances", "c2"), "textual_b"),
    paste0("textual_a ~~ ", lab("lv.covariances", "c3"), "visual_b"), paste0("textual_a ~~ ", lab("lv.covariances", "c4"), "textual_b"),
    paste0(items, "_a ~~ ", items, "_b"))
  paste(rows, collapse = "\n") }
fit <- function(i, ...) lavaan(model(unname(steps[seq_len(i)][-1])), d, group = "school", group.label = unique(d$school), meanstructure = TRUE, ...)
fits <- lapply(setNames(seq_along(steps), names(steps)), function(i)
  # lavaan stops a little early: on from there to where nothing more is gained, which its search calls false convergence
  fit(i, start = fit(i), control = list(rel.tol = 1e-15), optim.force.converged = TRUE))
one <- function(f) list(converged = lavInspect(f, "converged"), npar = lavInspect(f, "npar"), fit = as.list(unclass(fitMeasures(f))),
  parameters = { p <- as.data.frame(parameterEstimates(f, standardized = TRUE)); p[p$op %in% c("=~", "~~", "~1"),
    c("lhs", "op", "rhs", "group", "est", "se", "z", "pvalue", "ci.lower", "ci.upper", "std.lv", "std.all")] })
lrt <- lapply(seq_along(fits)[-1], function(i) { t <- as.data.frame(lavTestLRT(fits[[i - 1]], fits[[i]])); as.list(t[2, c("Df diff", "Chisq diff", "Pr(>Chisq)")]) })
names(lrt) <- names(fits)[-1]
writeLines(toJSON(list(source = paste("lavaan", packageVersion("lavaan")), steps = lapply(fits, one), lrt = lrt), auto_unbox = TRUE, digits = NA,
  na = "null", null = "null"), "groups_by_waves.json")
