# Regenerates partial_means.json: latent means of three contexts under full and partial scalar invariance, and differences of mean
# scores. Run: Rscript partial_means.R   (from this folder)   Needs (Debian): r-cran-lavaan r-cran-jsonlite
suppressMessages({library(lavaan); library(jsonlite)})
ce <- read.csv("../data/ce_contexts.csv"); groups <- unique(ce$context)
model <- "ci =~ ci1 + ci2 + ci3 + ci4\n rw =~ rw1 + rw2 + rw3 + rw4\n sb =~ sb1 + sb2 + sb3 + sb4"
full <- cfa(model, ce, group = "context", std.lv = TRUE, missing = "fiml", group.equal = c("loadings", "intercepts"))
labels <- function(name, g) { l <- rep(name, 3); l[g] <- paste0(name, "_", g); paste0("c(", paste(l, collapse = ","), ")") }
item <- function(f, k) paste0(f, k)
syntax <- unlist(lapply(c("ci", "rw", "sb"), function(f) c(
  paste0(f, " =~ c(NA,NA,NA)*", f, "1 + ", paste(sapply(1:4, function(k) paste0(if (item(f, k) == "ci2") labels("l_ci2", 3) else labels(paste0("l_", f, k), 0), "*", f, k)), collapse = " + ")),
  sapply(1:4, function(k) paste0(f, k, " ~ ", if (item(f, k) == "rw3") labels("i_rw3", 2) else labels(paste0("i_", f, k), 0), "*1")),
  paste0(f, " ~ c(0,NA,NA)*1"), paste0(f, " ~~ c(1,NA,NA)*", f))))
partial <- cfa(paste(syntax, collapse = "\n"), ce, group = "context", missing = "fiml")
means <- function(f) { p <- parameterEstimates(f); p <- p[p$op == "~1" & p$lhs %in% c("ci", "rw", "sb"), ]
  data.frame(factor = p$lhs, context = groups[p$group], est = p$est, se = p$se) }
observed <- do.call(rbind, lapply(c("ci", "rw", "sb"), function(f) { s <- rowMeans(ce[, paste0(f, 1:4)])
  do.call(rbind, lapply(2:3, function(g) { a <- na.omit(s[ce$context == groups[1]]); b <- na.omit(s[ce$context == groups[g]])
    data.frame(factor = f, context = groups[g], est = mean(b) - mean(a), se = sqrt(var(a) / length(a) + var(b) / length(b)),
      d = (mean(b) - mean(a)) / sqrt((var(a) + var(b)) / 2)) })) }))
writeLines(toJSON(list(source = paste("lavaan", packageVersion("lavaan")), npar_partial = fitMeasures(partial, "npar")[[1]], full = means(full), partial = means(partial), observed = observed),
  auto_unbox = TRUE, digits = NA), "partial_means.json")
