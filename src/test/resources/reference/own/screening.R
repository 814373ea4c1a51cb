# Indices of screening written out in base R, for the 25 items of bfi. Run in this folder: Rscript screening.R
# Definitions are those of the R package careless where it has them (longstring, irv, evenodd, psychsyn, mahad).
d <- read.csv("../data/bfi.csv")
items <- names(d)[2:26]
x <- as.matrix(d[items])
reversed <- c("A1", "C4", "C5", "E1", "E2", "O2", "O5")
turned <- x
turned[, reversed] <- 7 - turned[, reversed]
scales <- split(items, substr(items, 1, 1))

longstring <- apply(x, 1, function(v) {
  r <- rle(ifelse(is.na(v), -seq_along(v), v)) # a missing answer ends a run and is none itself
  max(c(0, r$lengths[r$values > 0]))
})
irv <- apply(x, 1, sd, na.rm = TRUE)
evenodd <- apply(turned, 1, function(v) {
  odd <- sapply(scales, function(s) mean(v[s[seq(1, length(s), 2)]], na.rm = TRUE))
  even <- sapply(scales, function(s) mean(v[s[seq(2, length(s), 2)]], na.rm = TRUE))
  both <- is.finite(odd) & is.finite(even)
  if (sum(both) < 3 || sd(odd[both]) == 0 || sd(even[both]) == 0) return(NA)
  r <- cor(odd[both], even[both])
  max(-1, 2 * r / (1 + r))
})
complete <- complete.cases(x)
m <- colMeans(x[complete, ])
S <- cov(x[complete, ])
d2 <- apply(x, 1, function(v) {
  o <- !is.na(v)
  mahalanobis(v[o], m[o], S[o, o, drop = FALSE])
})
answered <- rowSums(!is.na(x))
p <- pchisq(d2, answered, lower.tail = FALSE)
R <- cor(turned[complete, ])
pairs <- which(R > 0.5 & lower.tri(R), arr.ind = TRUE)
pairs <- pairs[order(pairs[, "col"], pairs[, "row"]), ]
psychsyn <- apply(turned, 1, function(v) {
  a <- v[pairs[, "col"]]
  b <- v[pairs[, "row"]]
  ok <- !is.na(a) & !is.na(b)
  if (sum(ok) < 3 || sd(a[ok]) == 0 || sd(b[ok]) == 0) return(NA)
  cor(a[ok], b[ok])
})
# psychometric antonyms: the correlation, over pairs of items that correlate below -.3, of the responses as they were given
G <- cor(x[complete, ])
opposite <- which(G < -0.3 & lower.tri(G), arr.ind = TRUE)
opposite <- opposite[order(opposite[, "col"], opposite[, "row"]), , drop = FALSE]
psychant <- apply(x, 1, function(v) {
  a <- v[opposite[, "col"]]
  b <- v[opposite[, "row"]]
  ok <- !is.na(a) & !is.na(b)
  if (sum(ok) < 3 || sd(a[ok]) == 0 || sd(b[ok]) == 0) return(NA)
  cor(a[ok], b[ok])
})
# Guttman errors counted pair by pair of item steps, and their maximum over all 7776 patterns of five items with the same total (Emons, 2008)
guttman <- function(x, low, high) {
  steps <- expand.grid(step = seq_len(high - low), item = seq_len(ncol(x)))
  steps$p <- mapply(function(j, k) mean(x[!is.na(x[, j]), j] >= low + k), steps$item, steps$step)
  steps <- steps[order(-steps$p), ]
  errors <- function(v) {
    passed <- v[steps$item] - low >= steps$step
    sum(vapply(which(passed), function(s) sum(!passed[seq_len(s)]), 0))
  }
  patterns <- as.matrix(expand.grid(rep(list(low:high), ncol(x))))
  all <- apply(patterns, 1, errors)
  most <- tapply(all, rowSums(patterns), max)
  t(apply(x, 1, function(v) if (anyNA(v)) c(0, 0) else c(errors(v), most[[as.character(sum(v))]])))
}
g <- Reduce(`+`, lapply(scales, function(s) guttman(turned[, s], 1, 6)))
gnormed <- ifelse(g[, 2] == 0, NA, g[, 1] / g[, 2])
pattern <- apply(is.na(x), 1, function(v) paste(as.integer(v), collapse = ""))
answers <- apply(x, 1, paste, collapse = " ")
some <- c(1:60, which(!complete)[1:40], order(-d2)[1:10])
writeLines(jsonlite::toJSON(list(
  source = R.version.string,
  missing_by_item = as.list(colSums(is.na(x))),
  missing_by_person = as.list(table(25 - answered)),
  patterns = length(unique(pattern)), most_frequent = max(table(pattern)),
  duplicates = sum(duplicated(answers) | duplicated(answers, fromLast = TRUE)),
  pairs = apply(pairs, 1, function(v) paste(colnames(x)[v["col"]], colnames(x)[v["row"]])),
  rows = some, longstring = longstring[some], irv = irv[some], evenodd = evenodd[some], d2 = d2[some], p = p[some],
  psychsyn = psychsyn[some], psychant = psychant[some], guttman = gnormed[some],
  opposite = apply(opposite, 1, function(v) paste(colnames(x)[v["col"]], colnames(x)[v["row"]])),
  guttman_sum = sum(gnormed, na.rm = TRUE), guttman_none = sum(is.na(gnormed)),
  psychant_sum = sum(psychant, na.rm = TRUE), psychant_none = sum(is.na(psychant)),
  longstring_sum = sum(longstring), irv_sum = sum(irv), evenodd_sum = sum(evenodd, na.rm = TRUE),
  evenodd_none = sum(is.na(evenodd)), d2_sum = sum(d2), psychsyn_sum = sum(psychsyn, na.rm = TRUE),
  psychsyn_none = sum(is.na(psychsyn)),
  A1 = list(mean = mean(x[, "A1"], na.rm = TRUE), sd = sd(x[, "A1"], na.rm = TRUE), counts = as.vector(table(x[, "A1"])))),
  auto_unbox = TRUE, digits = NA, na = "null", pretty = TRUE), "screening.json")
