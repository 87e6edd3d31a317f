// Package money holds exact amounts in yuan.
//
// An amount is a decimal number of yuan; 元 and 万元 differ by a shift of the
// decimal point, which is exact. There is no constructor from a float and no
// division but Percent. Rounding happens once, in Format, half away from zero.
package money
