package relation

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"yugong/model/diag"
	"yugong/model/money"
)

// speaker words what was found.
type speaker struct {
	*derivation
	values []money.Money
}

// suspect words a change: what stands there, what the strongest witness says
// should, and where the others are.
func (s *speaker) suspect(x *suspect) diag.Diagnostic {
	slices.SortStableFunc(x.broken, func(a, b relation) int { return cmp.Compare(rank(&a), rank(&b)) })
	if x.figure < 0 {
		return s.list(x)
	}
	f := &s.figures[x.figure]
	d := diag.Diagnostic{Severity: diag.Error, At: f.cell.At, Rule: x.broken[0].rule, Message: s.name(f) + "为 " + s.print(f, f.amount)}
	if f.cell.Blank {
		d.Message = s.name(f) + "没有金额"
	}
	for i := range x.broken {
		rel := &x.broken[i]
		want, why := s.expected(rel, x.figure)
		if i == 0 {
			if x.sure && !rel.bound {
				want = s.print(f, x.value)
			}
			d.Expected = want
			d.Hints = append(d.Hints, why)
		} else if o := s.other(rel, x.figure); o >= 0 && len(d.Related) < 3 {
			d.Related = append(d.Related, diag.Related{At: s.figures[o].cell.At, Message: why})
		}
	}
	for n, i := range x.rivals {
		if n == 5 {
			break
		}
		d.Related = append(d.Related, diag.Related{At: s.figures[i].cell.At, Message: "也可能是此处有误：" + s.name(&s.figures[i])})
	}
	return d
}

// rank orders witnesses: prints of the same number, sums, bounds.
func rank(rel *relation) int {
	switch {
	case rel.bound:
		return 2
	case len(rel.parts) == 1:
		return 0
	}
	return 1
}

// list words a line too few or too many.
func (s *speaker) list(x *suspect) diag.Diagnostic {
	rel := &x.broken[0]
	f := &s.families[x.family]
	p := s.sides[f.part]
	d := diag.Diagnostic{Severity: diag.Error, At: s.in.Tables[p.table].At, Rule: rel.rule}
	of := "各行"
	if f.parent >= 0 {
		d.At = p.Lines[f.parent].At
		of = "“" + p.Say(f.parent) + "”之下各行"
	}
	w := &s.figures[rel.whole]
	have, want := sum(s.values, rel.parts), s.values[rel.whole]
	d.Message = fmt.Sprintf("%s合计 %s", of, s.print(w, have))
	d.Expected = s.print(w, want)
	if have.Cmp(want) < 0 {
		d.Hints = []string{"可能缺少一行，金额 " + s.print(w, want.Sub(have))}
		if at, row, ok := s.absent(f, want.Sub(have)); ok {
			d.At, d.Message = at, "这一行之后缺少 "+row+" 一行；"+d.Message
		}
	} else {
		d.Hints = []string{"可能多出一行，金额 " + s.print(w, have.Sub(want))}
	}
	return d
}

// other is a figure of a relation besides one, -1 if there is none.
func (s *speaker) other(rel *relation, figure int) int {
	if rel.whole != figure {
		return rel.whole
	}
	for _, i := range rel.parts {
		if i != figure {
			return i
		}
	}
	return -1
}

// expected computes what a figure should be by one relation, and says why.
func (s *speaker) expected(rel *relation, figure int) (want, why string) {
	f := &s.figures[figure]
	whole := rel.whole == figure
	diff := rel.diff(s.values)
	v := s.values[figure].Add(diff)
	if whole {
		v = s.values[figure].Sub(diff)
	}
	amount := s.print(f, v)
	switch {
	case rel.bound && whole:
		return "不小于 " + amount, "不应小于" + s.where(f, rel.parts)
	case rel.bound:
		return "不大于 " + amount, "不应大于" + s.where(f, []int{rel.whole})
	case len(rel.parts) == 0:
		return amount, "按其他各表，此项应为零"
	case len(rel.parts) == 1:
		return amount, "应与" + s.where(f, []int{s.other(rel, figure)}) + "一致"
	case whole:
		return amount, "应等于其各部分之和（" + s.where(f, rel.parts) + "）"
	}
	return amount, "与其他各项相加应等于" + s.where(f, []int{rel.whole})
}

// where names figures, with their table if it is not that of f.
func (s *speaker) where(f *figure, figures []int) string {
	names := make([]string, 0, 4)
	for n, i := range figures {
		if n == 3 && len(figures) > 4 {
			names = append(names, fmt.Sprintf("等 %d 项", len(figures)))
			break
		}
		o := &s.figures[i]
		name := s.name(o)
		if o.table != f.table {
			name = "《" + s.title(o) + "》" + name
		}
		names = append(names, name)
	}
	return strings.Join(names, "、")
}

func (s *speaker) title(f *figure) string { return s.in.title(f.table) }

// print prints an amount in the unit of a figure's sheet.
func (s *speaker) print(f *figure, m money.Money) string {
	u := s.in.Tables[f.table].Unit
	return m.Format(money.Format{Unit: u, Places: 6, Trim: true, Group: true}) + u.String()
}

// rounding words the sums of a table that miss by no more than rounding
// explains.
func (s *speaker) rounding(list []*relation) diag.Diagnostic {
	const named = 3 // besides the first
	d := diag.Diagnostic{Severity: diag.Hint, Rule: list[0].rule, Hints: []string{"在四舍五入的尾差以内；可注明“部分数据因四舍五入存在尾差”"}}
	d.At, d.Message = s.tail(list[0])
	for _, rel := range list[1:min(len(list), 1+named)] {
		f := &s.figures[rel.speaks()]
		d.Related = append(d.Related, diag.Related{At: f.cell.At, Message: s.name(f) + "也相差 " + s.print(f, rel.diff(s.values).Abs())})
	}
	if len(list) > 1 {
		d.Message += fmt.Sprintf("；本表共 %d 处", len(list))
	}
	return d
}

// tail words one sum that misses.
func (s *speaker) tail(rel *relation) (diag.Pos, string) {
	speaks := rel.speaks()
	f, others, of := &s.figures[speaks], rel.parts, "其各部分之和（%s）"
	if speaks != rel.whole {
		others, of = []int{rel.whole}, "%s"
	}
	return f.cell.At, fmt.Sprintf("%s为 %s，与"+of+"相差 %s", s.name(f), s.print(f, s.values[speaks]), s.where(f, others), s.print(f, rel.diff(s.values).Abs()))
}

func msgMore(n int) string { return fmt.Sprintf("另有 %d 处对不上，没有一一列出", n) }
