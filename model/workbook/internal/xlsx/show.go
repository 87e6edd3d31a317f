package xlsx

import (
	"math"
	"strconv"
	"strings"
	"time"

	"yugong/model/workbook/internal/grid"
)

// show fills a cell that holds a number with what the sheet displays. Only
// texts use it: amounts are read from Raw, exactly.
func show(c *grid.Cell, raw string, f format, date1904 bool) {
	x, err := strconv.ParseFloat(raw, 64)
	if err != nil || math.IsInf(x, 0) || math.IsNaN(x) {
		c.Kind, c.Text = grid.Text, raw
		return
	}
	c.Kind, c.Raw = grid.Number, raw
	switch f.class {
	case classPercent:
		c.Kind = grid.Percent
		c.Text = fixed(x*100, f.places, false) + "%"
	case classDate, classCJKDate:
		if text, ok := dateText(x, f.class == classCJKDate, date1904); ok {
			c.Kind, c.Text = grid.Date, text
			return
		}
		c.Text = general(x, raw)
	case classFixed:
		c.Text = fixed(x, f.places, f.group)
	default:
		c.Text = general(x, raw)
	}
}

// general shows a number as a spreadsheet does: fifteen significant digits, so
// that residues of binary arithmetic do not show.
func general(x float64, raw string) string {
	if len(raw) <= 15 && !strings.ContainsAny(raw, "eE") {
		return raw
	}
	rounded, _ := strconv.ParseFloat(strconv.FormatFloat(x, 'e', 14, 64), 64)
	if a := math.Abs(rounded); a != 0 && (a >= 1e21 || a < 1e-9) {
		return strconv.FormatFloat(rounded, 'E', -1, 64)
	}
	return strconv.FormatFloat(rounded, 'f', -1, 64)
}

func fixed(x float64, places int, group bool) string {
	if math.Abs(x) >= 1e21 {
		return strconv.FormatFloat(x, 'E', -1, 64)
	}
	// The decimal text first: 1.005 is meant when its binary neighbour is stored.
	shortest, _ := strconv.ParseFloat(strconv.FormatFloat(x, 'g', 15, 64), 64)
	s := strconv.FormatFloat(roundHalfUp(shortest, places), 'f', places, 64)
	if !group {
		return s
	}
	whole, frac, point := strings.Cut(strings.TrimPrefix(s, "-"), ".")
	var b strings.Builder
	if s[0] == '-' {
		b.WriteByte('-')
	}
	for i := range len(whole) {
		if i > 0 && (len(whole)-i)%3 == 0 {
			b.WriteByte(',')
		}
		b.WriteByte(whole[i])
	}
	if point {
		b.WriteString("." + frac)
	}
	return b.String()
}

func roundHalfUp(x float64, places int) float64 {
	p := math.Pow(10, float64(places))
	if math.Abs(x)*p > 1e15 {
		return x
	}
	r, _ := strconv.ParseFloat(strconv.FormatFloat(x*p, 'g', 15, 64), 64)
	return math.Round(r) / p
}

// dateText turns a serial number into a date, with its time when it has one.
// Serials below 61 fall before the day that spreadsheets invented (1900-02-29)
// and stay numbers.
func dateText(serial float64, cjk, date1904 bool) (string, bool) {
	if serial < 61 && !date1904 || serial < 0 || serial >= 2958466 {
		return "", false
	}
	epoch := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	if date1904 {
		epoch = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	days, frac := math.Modf(serial)
	t := epoch.AddDate(0, 0, int(days)).Add(time.Duration(math.Round(frac*86400)) * time.Second)
	layout := "2006-01-02"
	if cjk {
		layout = "2006年1月2日"
	}
	if frac > 0 {
		layout += " 15:04:05"
	}
	return t.Format(layout), true
}
