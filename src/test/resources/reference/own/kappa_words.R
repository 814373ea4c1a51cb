# Cohen's kappa of categories that are words, one of which nobody uses, by psych 2.2.9. Run in this folder: Rscript kappa_words.R
suppressMessages({library(psych); library(jsonlite)})
set.seed(3)
words <- c("none", "mild", "moderate", "severe", "extreme")
a <- sample(words[1:4], 60, TRUE, c(.4, .3, .2, .1))
b <- ifelse(runif(60) < .6, a, sample(words[1:4], 60, TRUE))
t <- table(factor(a, words), factor(b, words))
w <- function(p) 1 - abs(outer(1:5, 1:5, "-"))^p / 4^p
k <- function(w) { p <- t / sum(t); e <- outer(rowSums(p), colSums(p)); (sum(w * p) - sum(w * e)) / (1 - sum(w * e)) }
ck <- cohen.kappa(cbind(match(a, words), match(b, words)))
write_json(list(first = a, second = b, unweighted = ck$kappa, linear = k(w(1)), quadratic = k(w(2))), "kappa_words.json", digits = NA, auto_unbox = TRUE)
