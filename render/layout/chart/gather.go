package chart

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"yugong/render/doc"
)

// gather keeps the n-1 heaviest slices in their order and makes one of the
// rest. The rest counts as one slice even when n is 1.
func gather(all []doc.Slice, n int) []doc.Slice {
	order := make([]int, len(all))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, k int) int { return cmp.Compare(all[k].Weight, all[i].Weight) })
	keep := make([]bool, len(all))
	for _, i := range order[:n-1] {
		keep[i] = true
	}
	var kept, rest []doc.Slice
	for i := range all {
		if keep[i] {
			kept = append(kept, all[i])
		} else {
			rest = append(rest, all[i])
		}
	}
	return append(kept, together(rest))
}

// together makes one slice of several. Its amount and share are the sums of
// what the others print, to the last digit; where those cannot be added up,
// nothing is printed.
func together(rest []doc.Slice) doc.Slice {
	s := doc.Slice{Name: "其他" + strconv.Itoa(len(rest)) + "项", Src: sources(rest)}
	amounts, shares := make([]string, len(rest)), make([]string, len(rest))
	for i := range rest {
		s.Weight += rest[i].Weight
		amounts[i], shares[i] = rest[i].Amount, rest[i].Share
	}
	s.Amount, s.Share = sumPrinted(amounts), sumPrinted(shares)
	return s
}

// sumPrinted adds up printed figures of one unit (0.30万元, 1,234.5万元); ""
// when they are not that.
func sumPrinted(texts []string) string {
	var total int64
	unit, places, grouped := "", 0, false
	for i, t := range texts {
		p, ok := parsePrinted(t)
		if !ok || i > 0 && (p.unit != unit || p.places != places) {
			return ""
		}
		unit, places, grouped = p.unit, p.places, grouped || p.grouped
		total += p.value
	}
	return formatPrinted(printed{total, places, unit, grouped})
}

// printed is a figure as digits without point, how many of them are decimals,
// and what stands behind.
type printed struct {
	value   int64
	places  int
	unit    string
	grouped bool // thousands are parted by commas
}

// mostDigits keeps sums of thousands of figures inside an int64.
const mostDigits = 15

func parsePrinted(t string) (p printed, ok bool) {
	end := strings.IndexFunc(t, func(r rune) bool { return !strings.ContainsRune("0123456789.,", r) })
	if end < 0 {
		end = len(t)
	}
	number, unit := t[:end], t[end:]
	whole, decimals, point := strings.Cut(number, ".")
	digits := strings.ReplaceAll(whole, ",", "")
	if digits == "" || point && decimals == "" || strings.ContainsAny(decimals, ".,") || len(digits)+len(decimals) > mostDigits {
		return p, false
	}
	v, err := strconv.ParseInt(digits+decimals, 10, 64)
	return printed{v, len(decimals), unit, digits != whole}, err == nil
}

func formatPrinted(p printed) string {
	s := strconv.FormatInt(p.value, 10)
	if n := p.places + 1 - len(s); n > 0 {
		s = strings.Repeat("0", n) + s
	}
	whole, decimals := s[:len(s)-p.places], s[len(s)-p.places:]
	if p.grouped {
		for i := len(whole) - 3; i > 0; i -= 3 {
			whole = whole[:i] + "," + whole[i:]
		}
	}
	if decimals != "" {
		whole += "."
	}
	return whole + decimals + p.unit
}
