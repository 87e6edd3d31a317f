package numfmt

import (
	"fmt"
	"math"
	"strings"
	"time"
)

// showDate shows a serial number as a day and time.
func (s *section) showDate(serial float64, date1904 bool) Shown {
	var day, time bool
	for _, t := range s.tokens {
		if t.kind == field {
			switch strings.TrimLeft(t.text, "[")[0] {
			case 'y', 'e', 'b', 'm', 'd', 'a':
				day = day || t.text[0] != '['
			}
			time = time || strings.ContainsAny(t.text, "hns[")
		}
	}
	if serial < 0 || serial >= 2958466 || day && !date1904 && (serial < 1 || int(serial) == 60) {
		return Shown{Kind: Odd}
	}
	at := moment(serial, date1904)
	if !time { // the day alone is not rounded up to the next
		at = moment(math.Floor(serial), date1904)
	}
	w := dateWriter{at: at, serial: serial}
	year := false
	for _, t := range s.tokens {
		switch t.kind {
		case field:
			year = year || strings.ContainsAny(t.text[:1], "yeb")
			w.field(t.text, s.has(meridiem))
		case meridiem:
			w.meridiem(t.text)
		case literal, point:
			w.out.WriteString(t.text)
		case digit:
			w.fraction()
		case exponent, general:
			w.odd = true
		}
	}
	if w.odd {
		return Shown{Kind: Odd}
	}
	out := Shown{Kind: Date, Text: strings.TrimSpace(w.out.String()), NoYear: !year}
	if serial >= 61 || date1904 {
		out.Day = at.Format("2006-01-02")
	}
	return out
}

func (s *section) has(k kind) bool {
	for _, t := range s.tokens {
		if t.kind == k {
			return true
		}
	}
	return false
}

// moment turns a serial number into a time. Spreadsheets invented a
// 1900-02-29, so the days before it count from another epoch.
func moment(serial float64, date1904 bool) time.Time {
	epoch := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	if date1904 {
		epoch = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	} else if serial < 60 {
		epoch = epoch.AddDate(0, 0, 1)
	}
	days, frac := math.Modf(serial)
	return epoch.AddDate(0, 0, int(days)).Add(time.Duration(math.Round(frac*86400)) * time.Second)
}

type dateWriter struct {
	out    strings.Builder
	at     time.Time
	serial float64
	digits int // written behind the point of the seconds
	odd    bool
}

var weekdays = []string{"日", "一", "二", "三", "四", "五", "六"}

// field writes an element of a date; n is a minute.
func (w *dateWriter) field(text string, half bool) {
	hour := w.at.Hour()
	if half {
		hour = (hour+11)%12 + 1
	}
	two := func(v int) {
		if len(text) > 1 {
			fmt.Fprintf(&w.out, "%02d", v)
			return
		}
		fmt.Fprint(&w.out, v)
	}
	elapsed := int64(math.Round(w.serial * 86400))
	switch {
	case text == "[h":
		fmt.Fprint(&w.out, elapsed/3600)
	case text == "[m" || text == "[n":
		fmt.Fprint(&w.out, elapsed/60)
	case text == "[s":
		fmt.Fprint(&w.out, elapsed)
	case text == "y" || text == "yy":
		w.out.WriteString(w.at.Format("06"))
	case text[0] == 'y' || text[0] == 'e':
		w.out.WriteString(w.at.Format("2006"))
	case text == "m" || text == "mm":
		two(int(w.at.Month()))
	case text == "mmm":
		w.out.WriteString(w.at.Format("Jan"))
	case text == "mmmm":
		w.out.WriteString(w.at.Format("January"))
	case text == "mmmmm":
		w.out.WriteString(w.at.Format("Jan")[:1])
	case text == "d" || text == "dd":
		two(w.at.Day())
	case text == "ddd":
		w.out.WriteString(w.at.Format("Mon"))
	case text == "dddd":
		w.out.WriteString(w.at.Format("Monday"))
	case text == "aaa":
		w.out.WriteString(weekdays[w.at.Weekday()])
	case text == "aaaa":
		w.out.WriteString("星期" + weekdays[w.at.Weekday()])
	case text == "h" || text == "hh":
		two(hour)
	case text == "n" || text == "nn":
		two(w.at.Minute())
	case text == "s" || text == "ss":
		two(w.at.Second())
	default:
		w.odd = true
	}
}

func (w *dateWriter) meridiem(text string) {
	am, pm, _ := strings.Cut(text, "/")
	if w.at.Hour() < 12 {
		w.out.WriteString(am)
	} else {
		w.out.WriteString(pm)
	}
}

// fraction writes a digit of the seconds' fraction.
func (w *dateWriter) fraction() {
	w.digits++
	_, f := math.Modf(w.serial * 86400)
	fmt.Fprint(&w.out, int(math.Mod(f*math.Pow(10, float64(w.digits))+1e-6, 10)))
}
