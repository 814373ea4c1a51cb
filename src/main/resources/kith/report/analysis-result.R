
## ---- result -----------------------------------------------------------------------------------------------------------------

numbers <- do.call(rbind, compared)
numbers$difference <- abs(numbers$kith - numbers$R) / pmax(1, abs(numbers$R))
print(numbers, digits = 8, right = FALSE, row.names = FALSE)
# lavaan does not have every index that Kith has, but each closed form must be there
numbers$difference[is.finite(numbers$kith) & !is.finite(numbers$R) & numbers$within < tolerance] <- Inf
far <- numbers[!is.na(numbers$difference) & numbers$difference > numbers$within, ]
cat("\n", nrow(numbers), " numbers compared; largest difference ", format(max(numbers$difference, na.rm = TRUE), digits = 3),
    " (relative above 1); ", nrow(far), " beyond ", tolerance,
    if (any(numbers$within < tolerance)) paste0(", closed forms ", min(numbers$within)), "\n", sep = "")
if (nrow(far)) print(far, digits = 8, right = FALSE, row.names = FALSE)
quit(status = if (nrow(far)) 1 else 0)
