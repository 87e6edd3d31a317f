package scan

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"yugong/model"
	"yugong/model/fold"
	"yugong/templates"
	"yugong/templates/form"
)

// What stands for the unknown year and name while texts become patterns.
const (
	someYear = 9876
	someUnit = "某某某某单位"
)

// phrasebook turns the form's texts into patterns for printed texts.
type phrasebook struct {
	texts []func(form.Str) string // as a unit and as a department would word them
	made  map[form.Str]*pattern
}

// pattern is a printed text whatever its year, its unit, its white space and
// the width of its marks.
type pattern struct {
	re   *regexp.Regexp
	seen map[string]matched // results by text: heads are tried again and again
}

type matched struct {
	year int
	unit string
	ok   bool
}

func newPhrasebook(f *templates.Form) *phrasebook {
	b := &phrasebook{made: map[form.Str]*pattern{}}
	for _, department := range []bool{false, true} {
		b.texts = append(b.texts, f.Expander(someone(someUnit, someYear, department)))
	}
	return b
}

// someone is a disclosure of which only the name and the year are known.
func someone(name string, year int, department bool) *model.Disclosure {
	d := &model.Disclosure{}
	d.Unit.Name.Value, d.Unit.Year.Value, d.Unit.Department.Value = name, year, department
	return d
}

// pattern makes the pattern of a text, or of others that may stand for it; of a
// title all but the words may differ.
func (b *phrasebook) pattern(s form.Str, also ...form.Str) *pattern {
	if p, ok := b.made[s]; ok {
		return p
	}
	var ways []string
	for _, one := range append([]form.Str{s}, also...) {
		for _, text := range b.texts {
			ways = way(ways, text(one))
		}
	}
	p := &pattern{re: regexp.MustCompile(`^(?:` + strings.Join(ways, "|") + `)$`), seen: map[string]matched{}}
	b.made[s] = p
	return p
}

// way adds the pattern of one wording to those there are.
func way(ways []string, text string) []string {
	w := regexp.QuoteMeta(fold.Text(text))
	w = strings.ReplaceAll(w, strconv.Itoa(someYear)+"年", `(?:(\d{4})年度?)?`)
	w = strings.ReplaceAll(w, strconv.Itoa(someYear), `(?:(\d{4})年?度?)?`)
	w = strings.ReplaceAll(w, strconv.Itoa(someYear-1), `\d{4}`)
	named := strings.ReplaceAll(w, someUnit, fmt.Sprintf(`(?P<unit%d>.*)`, len(ways)))
	if slices.Contains(ways, w) {
		return ways
	}
	return append(ways, named)
}

// match reports whether a text is a print of the pattern, and the year and the
// unit that it names.
func (p *pattern) match(text string) (year int, unit string, ok bool) {
	m, known := p.seen[text]
	if !known {
		m = p.try(text)
		p.seen[text] = m
	}
	return m.year, m.unit, m.ok
}

func (p *pattern) try(text string) (out matched) {
	text = fold.Text(text)
	m := p.re.FindStringSubmatch(text)
	if m == nil { // the form may leave the year out
		before := leading.FindString(text)
		if m = p.re.FindStringSubmatch(text[len(before):]); m == nil || before == "" {
			return out
		}
		out.year, _ = strconv.Atoi(before[:4])
	}
	out.ok = true
	for i, name := range p.re.SubexpNames() {
		if i == 0 || m[i] == "" {
			continue
		}
		if name != "" {
			out.unit = m[i]
		} else if n, err := strconv.Atoi(m[i]); err == nil {
			out.year = n
		}
	}
	return out
}

// number before a title: 表四, 附表4, 预算公开表4, 4.
var number = regexp.MustCompile(`^(?:(?:附|公开|预算公开)?表(?:[\d一二三四五六七八九十]+|` + fold.Roman + `)[、.:]?|(?:[\d一二三四五六七八九十]{1,3}|` + fold.Roman + `)[、.:])`)

// bare is a title without a number before it.
func bare(title string) string { return number.ReplaceAllString(fold.Text(title), "") }

// year at the beginning of a title.
var leading = regexp.MustCompile(`^\d{4}年度?`)

// words are what is left of a title when its year and number are gone.
func words(title string) string { return leading.ReplaceAllString(bare(title), "") }
