package proof

import (
	"strings"

	"yugong/model"
	"yugong/model/diag"
	"yugong/model/money"
)

// change is a printed change since last year.
type change struct {
	sources
	span, end int // the span, and the byte behind it
	up        bool
}

// figures: X01 and X02. Every figure that a text prints is computed again from
// the cells it comes from, by another way than the format's.
func (r *reader) figures(p *piece) {
	for i := range p.text {
		n, ok := parsePrinted(p.text[i].Text)
		if !ok || r.origin(&p.text[i]) != value {
			continue
		}
		src, ok := r.gather(p.text[i].Src)
		if !ok {
			continue
		}
		r.Compared("X01", 1)
		if n.percent {
			r.rate(p, i, &n, &src)
		} else {
			r.amount(p, i, &n, &src)
		}
	}
}

// amount checks a sum, or the change between two years.
func (r *reader) amount(p *piece, i int, n *printed, src *sources) {
	want := src.this
	both := src.years[0] > 0 && src.years[1] > 0
	switch {
	case both:
		want = src.this.Sub(src.last).Abs()
	case src.years[1] > 0:
		want = src.last
	}
	from, to := p.starts[i], p.starts[i]+len(p.text[i].Text)
	if !n.is(want) {
		r.find("X01", p, from, to, "数字与所引单元格不一致：", want.Format(money.Format{Unit: n.unit, Places: n.places})+n.unit.String())
		return
	}
	up, stated := direction(p.s[:from])
	if !stated || !both && !compares(p.s, from) {
		return
	}
	diff := src.this.Sub(src.last)
	switch {
	case diff.IsZero():
		r.find("X01", p, from, to, "与上年相同，不应写增减：", "与上年预算数相同")
	case up != (diff.Sign() > 0):
		r.find("X01", p, from, to, "增减方向与数字相反：", word(diff.Sign() > 0))
	}
	if both && src.last.IsZero() {
		r.fromZero(p, to)
	}
}

func word(up bool) string {
	if up {
		return "增加"
	}
	return "减少"
}

// upWords and downWords end a text before the figure that they tell of.
var (
	upWords   = []string{"增加", "增长", "上升", "提高", "多"}
	downWords = []string{"减少", "下降", "降低", "减", "少"}
)

// direction reads the word before a figure.
func direction(before string) (up, ok bool) {
	before = strings.TrimSuffix(before, "了")
	for _, w := range downWords {
		if strings.HasSuffix(before, w) {
			return false, true
		}
	}
	for _, w := range upWords {
		if strings.HasSuffix(before, w) {
			return true, true
		}
	}
	return false, false
}

// compares reports whether the clause before a byte compares with last year.
func compares(s string, at int) bool {
	clause := s[clauseStart(s, at):at]
	return strings.Contains(clause, "比") || strings.Contains(clause, "较")
}

// fromZero: X02. After a change from nothing no percentage follows.
func (r *reader) fromZero(p *piece, to int) {
	r.Compared("X02", 1)
	rest := p.s[to:sentenceEnd(p.s, to)]
	if i := strings.Index(rest, "原因"); i >= 0 {
		rest = rest[:i]
	}
	if i := strings.Index(rest, "%"); i >= 0 {
		r.find("X02", p, to, to+i+1, "上年数为零，不应写百分比：", "上年无此项预算")
	}
}

// rate checks a share of a whole, or a rate of change.
func (r *reader) rate(p *piece, i int, n *printed, src *sources) {
	part, whole := src.twice, src.this
	change := src.years[1] > 0
	if change {
		part, whole = src.this.Sub(src.last).Abs(), src.last.Abs()
	}
	from, to := p.starts[i], p.starts[i]+len(p.text[i].Text)
	if change && src.last.IsZero() {
		r.find("X02", p, from, to, "上年数为零，不应写百分比：", "上年无此项预算")
		return
	}
	if !n.ratio(part, whole) {
		want := "0%"
		if q, ok := part.Percent(whole, n.places); ok {
			want = q.Fixed() + "%"
		}
		r.find("X01", p, from, to, "百分比与所引单元格不一致：", want)
		return
	}
	if up, stated := direction(p.s[:from]); change && stated {
		if diff := src.this.Sub(src.last); up != (diff.Sign() > 0) {
			r.find("X01", p, from, to, "增减方向与数字相反：", map[bool]string{true: "增长", false: "下降"}[diff.Sign() > 0])
		}
	}
}

// reasons: X03.
func (r *reader) reasons(p *piece) {
	r.emptyReasons(p)
	asked := asksReasons(p.under)
	for i := range p.text {
		n, ok := parsePrinted(p.text[i].Text)
		if !ok || n.percent || r.origin(&p.text[i]) != value {
			continue
		}
		from := p.starts[i]
		up, stated := direction(p.s[:from])
		if !stated || !compares(p.s, from) {
			continue
		}
		src, ok := r.gather(p.text[i].Src)
		if !ok || src.years[1] == 0 {
			continue
		}
		r.Compared("X03", 1)
		c := change{sources: src, span: i, end: from + len(p.text[i].Text), up: up}
		r.reason(p, &c, asked)
	}
}

// asksReasons: a heading such as 增减变动原因说明 asks for the reasons of what
// stands below it.
func asksReasons(under []string) bool {
	for _, h := range under {
		if strings.Contains(h, "原因") {
			return true
		}
	}
	return false
}

// emptyReasons finds 主要原因是 with nothing behind it.
func (r *reader) emptyReasons(p *piece) {
	for at := 0; ; {
		i := strings.Index(p.s[at:], "原因是")
		if i < 0 {
			return
		}
		from := at + i
		at = from + len("原因是")
		r.Compared("X03", 1)
		rest := strings.TrimLeft(p.s[at:], "：: ")
		if rest == "" || strings.HasPrefix(rest, "。") || strings.HasPrefix(rest, "；") || strings.HasPrefix(rest, "，") {
			r.find("X03", p, from, at, "“原因是”后面没有内容：", "")
		}
	}
}

// reason holds a change against the reason that follows it in its sentence.
func (r *reader) reason(p *piece, c *change, asked bool) {
	end := sentenceEnd(p.s, c.end)
	for i := c.span + 1; i < len(p.text) && p.starts[i] < end; i++ {
		if r.origin(&p.text[i]) == reason {
			r.agrees(p, i, c)
			return
		}
	}
	if !asked || strings.Contains(p.s[c.end:end], "原因") {
		return
	}
	// A sum of several items is explained where they are.
	var at diag.Pos
	for _, t := range c.reasons {
		if t.Value != "" {
			return
		}
		at = t.At
	}
	if at.IsZero() {
		return // the workbook has no column for it
	}
	r.findAt("X03", at, "有增减变动，没有填写原因："+p.quote(p.starts[c.span], c.end), "变动原因")
}

// Words of reasons that explain a rise and a fall.
var (
	riseWords = []string{"增加", "新增", "提高", "增长", "上升", "上调", "扩大", "增多", "调增", "追加", "更新"}
	fallWords = []string{"减少", "压减", "压缩", "下降", "降低", "取消", "削减", "核减", "调减", "下调", "节约", "未安排", "不再安排", "没有安排", "缩减", "减", "完成", "过紧日子", "从严", "到期", "退休", "调出", "划转", "划出", "结束"}
)

// agrees: a reason that speaks of nothing but rises does not explain a fall,
// nor the other way round. What it says of last year explains the contrary.
func (r *reader) agrees(p *piece, i int, c *change) {
	s := p.text[i].Text
	if strings.Contains(s, "上年未") || strings.Contains(s, "上年没有") || strings.Contains(s, "上年一次性") {
		return
	}
	rises, falls := containsAny(s, riseWords), containsAny(s, fallWords)
	if c.up && falls && !rises || !c.up && rises && !falls {
		from, to := p.starts[i], p.starts[i]+len(s)
		cut := forward(p.s, from, 12)
		r.find("X03", p, from, min(cut, to), "数字"+word(c.up)+"，原因说的是"+word(!c.up)+"：", "")
	}
}

func containsAny(s string, list []string) bool {
	for _, w := range list {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// claim is a figure that a unit's own text may speak of.
type claim struct {
	words  []string
	source model.Source
	filter func(*model.Fact) bool
}

func all(*model.Fact) bool { return true }

func item(ids ...string) func(*model.Fact) bool {
	return func(f *model.Fact) bool {
		for _, id := range ids {
			if f.Item == id {
				return true
			}
		}
		return false
	}
}

var claims = []claim{
	{[]string{"预算收入总计", "收入总计", "预算支出总计", "支出总计", "收支总计"}, model.FromFacts, all},
	{[]string{"“三公”经费预算", "“三公”经费合计", "“三公”经费总额", "三公经费预算", "三公经费合计"}, model.FromPublic, all},
	{[]string{"公务接待费"}, model.FromPublic, item("reception")},
	{[]string{"公务用车运行维护费"}, model.FromPublic, item("vehicle-running")},
	{[]string{"公务用车购置费"}, model.FromPublic, item("vehicle-purchase")},
	{[]string{"因公出国（境）费"}, model.FromPublic, item("abroad")},
	{[]string{"政府采购预算总额", "政府采购预算"}, model.FromProcurement, all},
}

// claims: X01. Where a unit's own text names a main figure with an amount, it
// is this year's or last year's.
func (r *reader) claims(p *piece) {
	for i := range p.text {
		if r.origin(&p.text[i]) != words || !strings.Contains(p.text[i].Text, "元") {
			continue
		}
		for j := range claims {
			r.claim(p, i, &claims[j])
		}
	}
}

func (r *reader) claim(p *piece, span int, c *claim) {
	s := p.text[span].Text
	for _, w := range c.words {
		for at := 0; ; {
			i := strings.Index(s[at:], w)
			if i < 0 {
				break
			}
			at += i + len(w)
			from, to, n, ok := amountAfter(s, at)
			if !ok {
				continue
			}
			r.Compared("X01", 1)
			now, last := r.total(c)
			if n.is(now) || n.is(last) {
				continue
			}
			base := p.starts[span]
			f := ruleOf("X01")
			r.Add(diag.Diagnostic{Severity: min(f.Severity, diag.Warning), At: p.place(span), Rule: "X01",
				Message:  "文字中的" + w + "与表中的数不一致：" + p.quote(base+from, base+to),
				Expected: now.Format(money.Format{Unit: n.unit, Places: n.places}) + n.unit.String()})
		}
		if strings.Contains(s, w) {
			return // the longest wording speaks
		}
	}
}

// amountAfter reads an amount that directly follows, but for 为, 共 and the
// like.
func amountAfter(s string, at int) (from, to int, n printed, ok bool) {
	for _, w := range []string{"安排", "共计", "总计", "合计", "为", "共", "是", "：", " "} {
		if strings.HasPrefix(s[at:], w) {
			at += len(w)
		}
	}
	to = at
	for to < len(s) && (isDigit(s[to]) || s[to] == '.' || s[to] == ',') {
		to++
	}
	if to == at {
		return 0, 0, n, false
	}
	for _, unit := range []string{"万元", "元"} {
		if strings.HasPrefix(s[to:], unit) {
			n, ok = parsePrinted(s[at : to+len(unit)])
			return at, to + len(unit), n, ok
		}
	}
	return 0, 0, n, false
}

// total sums a claim over this and last year.
func (r *reader) total(c *claim) (now, last money.Money) {
	facts := r.Ledger.Facts(c.source)
	for i := range facts {
		switch f := &facts[i]; {
		case !c.filter(f):
		case f.Year == model.LastYear:
			last = last.Add(f.Amount)
		default:
			now = now.Add(f.Amount)
		}
	}
	return now, last
}
