# Local outlier factors by the definition (Breunig, Kriegel, Ng & Sander, 2000), base R.
# Rscript outliers.R, in this folder; needs jsonlite.
library(jsonlite)
lof <- function(x, k) {
  d <- as.matrix(dist(x))
  diag(d) <- Inf
  kd <- apply(d, 1, function(r) sort(r)[k])
  near <- lapply(seq_len(nrow(d)), function(i) which(d[i, ] <= kd[i]))
  lrd <- sapply(seq_along(near), function(i) 1 / mean(pmax(kd[near[[i]]], d[i, near[[i]]])))
  sapply(seq_along(near), function(i) {
    ratio <- lrd[near[[i]]] / lrd[i]
    ratio[is.nan(ratio)] <- 1
    mean(ratio)
  })
}
hs <- read.csv("../data/hs1939.csv")
bfi <- read.csv("../data/bfi.csv")
n <- bfi[complete.cases(bfi[, paste0("N", 1:5)]), paste0("N", 1:5)][1:400, ]
out <- list(
  source = R.version.string,
  hs1939_x1_to_x9_k20 = lof(hs[, paste0("x", 1:9)], 20),
  bfi_N1_to_N5_first400_k20 = lof(n, 20),
  bfi_N1_to_N5_first400_k3 = lof(n, 3)
)
write_json(out, "outliers.json", digits = I(15), auto_unbox = TRUE, na = "string")
