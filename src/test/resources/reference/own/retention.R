# Criteria for the number of factors that psych does not have, written out: MAP with fourth powers, EKC, hull.
# Run in this folder: Rscript retention.R
suppressMessages(library(psych))
bfi <- read.csv("../data/bfi.csv"); hs <- read.csv("../data/hs1939.csv")
items <- as.vector(t(outer(c("A", "C", "E", "N", "O"), 1:5, paste0)))
x25 <- bfi[complete.cases(bfi[, items]), items]; r25 <- cor(x25); r9 <- cor(hs[, paste0("x", 1:9)])
map <- function(r, most, power) { e <- eigen(r); p <- ncol(r)
  sapply(0:most, function(m) { c <- r - if (m == 0) 0 else { l <- e$vectors[, 1:m, drop = FALSE] %*% diag(sqrt(e$values[1:m]), m); l %*% t(l) }
    s <- cov2cor(c); mean(s[row(s) != col(s)]^power) }) }
ekc <- function(r, n) { l <- eigen(r)$values; p <- length(l)
  ref <- sapply(1:p, function(j) max((1 + sqrt(p / n))^2 * (p - sum(l[seq_len(j - 1)])) / (p - j + 1), 1)); list(reference = ref, factors = which(!(l > ref))[1] - 1) }
hull <- function(r, n, most) { p <- ncol(r); df <- sapply(0:most, function(m) ((p - m)^2 - (p + m)) / 2)
  ml <- sapply(seq_len(most), function(m) factanal(covmat = r, factors = m, rotation = "none", control = list(opt = list(factr = 1e3)))$criteria["objective"])
  chi <- (n - 1) * c(-log(det(r)), ml); ex <- pmax(chi - df, 0)
  caf <- sapply(0:most, function(m) { e <- r; if (m > 0) { l <- unclass(fa(r, m, rotate = "none")$loadings); e <- r - l %*% t(l); diag(e) <- 1 }; 1 - KMO(e)$MSA })
  one <- function(f) { keep <- which(f > c(-Inf, cummax(f)[-length(f)]))
    ratio <- function(i) ((f[keep[i]] - f[keep[i - 1]]) / (df[keep[i - 1]] - df[keep[i]])) / ((f[keep[i + 1]] - f[keep[i]]) / (df[keep[i]] - df[keep[i + 1]]))
    repeat { n <- length(keep); if (n < 3) break; bad <- which(sapply(2:(n - 1), ratio) <= 1); if (!length(bad)) break; keep <- keep[-(bad[1] + 1)] }
    st <- rep(NA, length(f)); if (length(keep) > 2) for (i in 2:(length(keep) - 1)) st[keep[i]] <- ratio(i)
    last <- tail(keep, 1); if (last < length(f)) st[last] <- Inf   # what follows fits no better
    list(fit = f, st = st, factors = if (all(is.na(st))) 0 else which.max(st) - 1) }
  list(CAF = one(caf), CFI = one(1 - ex / pmax(ex[1], ex)), RMSEA = one(1 - sqrt(ex / (df * (n - 1))))) }
writeLines(jsonlite::toJSON(list(source = paste("psych", packageVersion("psych"), R.version.string),
  bfi = list(map = map(r25, 8, 2), map4 = map(r25, 8, 4), ekc = ekc(r25, nrow(x25)), hull = hull(r25, nrow(x25), 6)),
  hs = list(map = map(r9, 8, 2), map4 = map(r9, 8, 4), ekc = ekc(r9, 301), hull = hull(r9, 301, 4))), auto_unbox = TRUE, digits = NA, na = "string"), "retention.json")
