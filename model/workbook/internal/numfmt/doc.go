// Package numfmt shows a number as a spreadsheet does by its number format.
//
// In: a format code (0.00"万元", yyyy"年"m"月", [>=10000]0!.0,"万";0) and the
// stored number. Out: the text on the screen, and what the format says of the
// number beside its digits: a unit of account, a scale, that it is a day.
//
// Promises: a text is what Excel shows with a Chinese system's settings; a
// format that this package does not understand is said to be Odd, never
// guessed at. Source of the rules: ECMA-376 part 1, 18.8.30 and 18.8.31.
package numfmt
