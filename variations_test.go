package yugong

import (
	"math/big"
	"regexp"
	"slices"
	"strings"
	"testing"

	"yugong/render/doc"
)

// printedWan is an amount as the program prints it.
var printedWan = regexp.MustCompile(`([0-9][0-9,]*\.[0-9]{2}|0)万元`)

// inUnit writes amounts in another unit, of which a 万元 has so many, exactly.
func inUnit(name string, of int64, places int) func(string) string {
	return func(s string) string {
		return printedWan.ReplaceAllStringFunc(s, func(m string) string {
			v, ok := new(big.Rat).SetString(strings.ReplaceAll(strings.TrimSuffix(m, "万元"), ",", ""))
			if !ok {
				return m
			}
			if of < 0 {
				v.Quo(v, big.NewRat(-of, 1))
			} else {
				v.Mul(v, big.NewRat(of, 1))
			}
			return v.FloatString(places) + name
		})
	}
}

// inWords puts other words for some.
func inWords(pairs ...string) func(string) string {
	r := strings.NewReplacer(pairs...)
	return r.Replace
}

func replaced(pattern, by string) func(string) string {
	re := regexp.MustCompile(pattern)
	return func(s string) string { return re.ReplaceAllString(s, by) }
}

// variations are ways in which others write the sentences that the program prints.
var variations = []struct {
	name string
	say  func(string) string
}{
	{"in 千元", inUnit("千元", 10, 1)},
	{"in 亿元", inUnit("亿元", -10000, 6)},
	{"digits of full width", inWords("0", "０", "1", "１", "2", "２", "3", "３", "4", "４", "5", "５", "6", "６", "7", "７", "8", "８", "9", "９", ".", "．", "%", "％")},
	{"a space before the unit", inWords("万元", " 万元")},
	{"人民币", replaced(`([0-9][0-9,.]*万元)`, "人民币$1")},
	{"较上年", replaced(`比(?:2025|2024)年(?:预算|执行数)?`, "较上年")},
	{"同比", replaced(`比(?:2025|2024)年(?:预算)?(增加|减少)`, "同比$1")},
	{"与上年相比", replaced(`比(?:2025|2024)年(?:预算)?(增加|减少)`, "与上年相比$1")},
	{"比上年预算数", replaced(`比(?:2025|2024)年(?:预算)?(增加|减少)`, "比上年预算数$1")},
	{"较去年", replaced(`比(?:2025|2024)年(?:预算)?(增加|减少)`, "较去年$1")},
	{"了", inWords("增加", "增加了", "减少", "减少了")},
	{"rates in brackets", replaced(`，((?:增长|下降)[0-9.]+%)`, "（$1）")},
	{"增幅", inWords("，增长", "，增幅", "，下降", "，降幅")},
	{"增幅为", inWords("，增长", "，增幅为", "，下降", "，降幅为")},
	{"上升", inWords("增长", "上升", "下降", "降低")},
	{"占比", replaced(`，占([0-9.]+%)`, "，占比$1")},
	{"占比为", replaced(`，占([0-9.]+%)`, "，占比为$1")},
	{"占总的", replaced(`，占([0-9.]+%)`, "，占总额的$1")},
	{"shares in brackets", replaced(`，占([0-9.]+%)`, "（占$1）")},
	{"semicolons for commas", inWords("万元、", "万元；")},
	{"其中 in brackets", inWords("，其中：", "（其中：", "。", "）。")},
	{"预计", replaced(`([0-9][0-9,.]*万元)`, "共计$1")},
	{"为", replaced(`(预算|支出|收入)([0-9][0-9,.]*万元)`, "${1}为$2")},
	{"度", replaced(`(20[0-9]{2})年(预算|一般)`, "${1}年度$2")},
	{"一致", inWords("持平", "一致")},
	{"no 万元 after 其中", inWords("其中：", "其中")},
	{"the year in front", replaced(`比(2025|2024)年预算(增加|减少)`, "比$1年$2")},
	{"安排", replaced(`(预算|支出)([0-9][0-9,.]*万元)`, "${1}安排$2")},
	{"合计", replaced(`(预算|支出)([0-9][0-9,.]*万元)`, "${1}合计$2")},
	{"约", replaced(`([0-9][0-9,.]*万元)`, "约$1")},
	{"no decimals of nothing", inWords("0.00万元", "0万元")},
	{"thousands apart", replaced(`([0-9])([0-9]{3}\.[0-9]{2}万元)`, "$1,$2")},
}

// TestVariations: sentences in others' words are read, and nothing is wrong with
// them; an amount that is misprinted is found as it is in the program's words.
func TestVariations(t *testing.T) {
	slow(t)
	var all []*Publisher
	for _, name := range Forms() {
		p, faults, err := New(Settings{Form: name})
		if err != nil || faults.HasErrors() {
			t.Fatal(err, faults)
		}
		all = append(all, p)
	}
	tried, found := 0, 0
	for _, of := range [][2]string{{"shanxi-unit", "full"}, {"shanghai", "shanghai/department"}, {"central", "central"}} {
		s := newSeeder(t, of[0], of[1], all)
		own, plain := s.audit(t, nil), map[int]bool{} // whether a misprint of a paragraph is found
		for n, v := range variations {
			var was []doc.Text
			var at []*doc.Text
			for i := range s.made.Document.Sections {
				for _, b := range s.made.Document.Sections[i].Blocks {
					if p, ok := b.(*doc.Paragraph); ok && strings.ContainsAny(p.Text.String(), "。；") && strings.Contains(p.Text.String(), "万元") {
						at, was = append(at, &p.Text), append(was, p.Text)
						p.Text = doc.Plain(v.say(p.Text.String()))
					}
				}
			}
			a := s.audit(t, nil)
			if a.Prose.Figures != own.Prose.Figures || a.Prose.Unread > own.Prose.Unread || 10*a.Prose.Compared < 9*own.Prose.Compared {
				t.Errorf("%s, %s: %+v, of the program's own words %+v", of[1], v.name, *a.Prose, *own.Prose)
			}
			for _, d := range a.Findings {
				if !s.said[d.String()] && d.Rule != "X07" {
					t.Errorf("%s, %s: %s", of[1], v.name, d)
				}
			}
			one := (n * 7) % len(at) // another for each
			varied := *at[one]
			*at[one] = was[one]
			if _, known := plain[one]; !known {
				plain[one] = s.misprinted(t, at[one])
			}
			if *at[one] = varied; plain[one] {
				tried++
				if s.misprinted(t, at[one]) {
					found++
				} else {
					t.Logf("%s, %s: not found: %s", of[1], v.name, varied)
				}
			}
			for i := range at {
				*at[i] = was[i]
			}
		}
	}
	if t.Logf("%d of %d misprints found", found, tried); 100*found < 95*tried {
		t.Errorf("%d of %d misprints found, want 95%%", found, tried)
	}
}

// misprinted reports whether the audit finds a text's first amount misprinted.
func (s *seeder) misprinted(t *testing.T, text *doc.Text) bool {
	was := *text
	defer func() { *text = was }()
	wrong := misprint(was.String())
	if wrong == "" {
		return false
	}
	*text = doc.Plain(wrong)
	return slices.ContainsFunc(s.audit(t, nil).Findings, func(d Finding) bool { return !s.said[d.String()] && d.Rule != "X07" })
}

// anAmount is a figure of money up to its first digit but 0, of any width.
var anAmount = regexp.MustCompile(`([0０.．]*)([1-9１-９])[0-9０-９,.．]* ?[万千亿]元`)

// misprint changes the first digit of the first amount of a text.
func misprint(s string) string {
	at := anAmount.FindStringSubmatchIndex(s)
	if at == nil {
		return ""
	}
	digit := []rune(s[at[4]:at[5]])[0]
	first := map[bool]rune{true: '１', false: '1'}[digit > '9']
	return s[:at[4]] + string(first+(digit-first+3)%9) + s[at[5]:]
}
