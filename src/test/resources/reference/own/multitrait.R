# Multitrait-multimethod table of three traits in three contexts, base R: correlations with Fisher's intervals (cor.test) of scale
# means, and for each correlation of a trait with itself the sizes of those that Campbell and Fiske (1959) compare it with.
# Rscript multitrait.R ../data/ce_within.csv > multitrait.json
d <- read.csv(commandArgs(TRUE)[1])
traits <- c("ci", "rw", "sb"); methods <- c("n", "w", "p")
s <- sapply(as.vector(t(outer(methods, traits, paste, sep = "_"))), function(k) {
  x <- d[grep(paste0("^", k, "[0-9]$"), names(d))]; ifelse(rowMeans(is.na(x)) <= .5, rowMeans(x, na.rm = TRUE), NA)
})
trait <- sub(".*_", "", colnames(s)); method <- sub("_.*", "", colnames(s))
R <- cor(s, use = "pairwise.complete.obs")
num <- function(v) paste(signif(v, 15), collapse = ", ")
pairs <- validities <- c()
for (i in 1:8) for (j in (i + 1):9) {
  t <- cor.test(s[, i], s[, j])
  pairs <- c(pairs, sprintf('  "%s %s": [%s]', colnames(s)[i], colnames(s)[j],
    num(c(t$parameter + 2, t$estimate, t$conf.int))))
  if (trait[i] == trait[j]) {
    o <- which(trait != trait[i])
    across <- abs(c(R[i, o[method[o] == method[j]]], R[j, o[method[o] == method[i]]]))
    same <- abs(c(R[i, o[method[o] == method[i]]], R[j, o[method[o] == method[j]]]))
    validities <- c(validities, sprintf('  "%s %s": [%s]', colnames(s)[i], colnames(s)[j],
      num(c(sum(R[i, j] > across), length(across), max(across), sum(R[i, j] > same), length(same), max(same)))))
  }
}
cat('{\n "correlations": {\n', paste(pairs, collapse = ",\n"), '\n },\n "validities": {\n',
  paste(validities, collapse = ",\n"), "\n }\n}\n", sep = "")
