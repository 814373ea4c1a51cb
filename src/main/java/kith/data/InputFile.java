package kith.data;

/**
 * A file that was read, as outputs name it, so that a result can be traced to its data.
 *
 * @param name of the file, without its folder
 * @param sha256 of its bytes, in hexadecimal
 * @param rows of data, without the header
 * @param columns of the file, whether they were used or not
 */
public record InputFile(String name, String sha256, int rows, int columns) {}
