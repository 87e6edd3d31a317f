package proof

import (
	"strings"

	"yugong/model/diag"
)

// change is a printed change since last year.
type change struct {
	*quantity
	end int // the byte behind it
	up  bool
}

// reasons: X03.
func (r *reader) reasons(p *piece, quantities []quantity) {
	r.emptyReasons(p)
	asked := asksReasons(p.under)
	for i := range quantities {
		n := &quantities[i]
		from, to := p.bounds(n.span)
		up, stated := direction(p.s[:from])
		if n.percent || n.years[1] == 0 || !stated || !compares(p.s, from) {
			continue
		}
		r.Compared("X03", 1)
		r.reason(p, &change{n, to, up}, asked)
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
