package workbook

import (
	"errors"

	"yugong/model"
	"yugong/model/diag"
	"yugong/model/money"
	"yugong/model/workbook/internal/celltext"
	"yugong/model/workbook/internal/grid"
	"yugong/model/workbook/internal/schema"
)

// Bounds beyond which an amount of one unit is almost surely a slip.
var (
	residue    = mustParse("0.000001")     // yuan; what is smaller is noise of arithmetic
	hugeAmount = mustParse("100000000000") // yuan: 一千亿元
)

func mustParse(s string) money.Money {
	m, err := money.Parse(s, money.Yuan)
	if err != nil {
		panic(err)
	}
	return m
}

// amount reads a cell as money, exact to the fen.
func (r *sheetReader) amount(cell *grid.Cell, c *schema.Column, unit money.Unit, a *model.Amount) {
	var m money.Money
	var err error
	switch cell.Kind {
	case grid.Percent:
		r.fault("“"+c.Head+"”是百分数 "+cell.Text, "金额", "请把单元格格式改为“数值”并填写金额")
		return
	case grid.Date:
		r.fault("“"+c.Head+"”是日期 "+cell.Text, "金额", "请把单元格格式改为“数值”并填写金额")
		return
	case grid.Bool:
		r.fault("“"+c.Head+"”是逻辑值 "+cell.Text, "金额")
		return
	case grid.Number, grid.Odd:
		own, ok := r.shownUnit(cell, c, unit)
		if !ok {
			return
		}
		m, err = money.ParseDouble(cell.Raw, own)
	default:
		m, err = money.Parse(cell.Text, unit)
	}
	if err != nil {
		r.badAmount(cell, c, err)
		return
	}
	rounded, changed := m.RoundFen()
	if changed && m.Sub(rounded).Abs().Cmp(residue) > 0 {
		r.list.Add(diag.Diagnostic{Severity: diag.Warning, Rule: "R04", At: r.at,
			Message: "“" + c.Head + "”" + m.In(unit) + "有不足一分的尾数，按 " + rounded.In(unit) + "读取", Hints: []string{"请把尾数去掉"}})
	}
	if rounded.Sign() < 0 && !r.info.Signs {
		r.list.Warnf(r.at, "R04", "“%s”是负数（%s）；预算金额一般不为负", c.Head, rounded.In(unit))
	}
	if rounded.Abs().Cmp(hugeAmount) > 0 && !r.told["huge "+c.Head] {
		r.told["huge "+c.Head] = true
		r.list.Warnf(r.at, "R04", "“%s”超过一千亿元（%s）；请核对金额单位是元还是万元", c.Head, rounded.In(unit))
	}
	a.Money, a.Blank = rounded, false
}

// shownUnit is the unit of a number whose format may write one, or scale it:
// what counts is the amount that the sheet shows.
func (r *sheetReader) shownUnit(cell *grid.Cell, c *schema.Column, unit money.Unit) (money.Unit, bool) {
	n := cell.Notation
	if n == nil || n.Unit == "" && n.Shift == 0 && !n.Strange {
		return unit, true
	}
	shown := "“" + c.Head + "”显示为“" + celltext.Shorten(cell.Text) + "”，实际是 " + cell.Raw
	if n.Strange {
		r.fault(shown, "", "请把单元格格式改为“数值”并核对金额")
		return 0, false
	}
	if n.Unit == "" {
		if n.Shift == unit.Shift() { // 12.3 under 万元 is 123000 yuan
			return money.Yuan, true
		}
		r.fault(shown+"，无法确定是多少钱", "", "请把单元格格式改为“数值”并核对金额")
		return 0, false
	}
	written, ok := money.ParseUnit(n.Unit)
	if !ok {
		written, _ = money.ParseUnit(n.Unit + "元")
	}
	own, ok := money.UnitOf(written.Shift() - n.Shift)
	switch {
	case !ok:
		r.fault(shown+"，无法确定是多少钱", "", "请把单元格格式改为“数值”并核对金额")
	case r.said != nil && r.said.unit != written && r.said.unit != own:
		r.differ(r.at, cell.Text, r.said)
		return 0, false
	case r.said == nil && written != unit && own != unit && !r.told[c.Head]:
		r.told[c.Head] = true
		r.list.Add(diag.Diagnostic{At: r.at, Message: "“" + c.Head + "”的单元格格式写明" + written.String() + "，按 " + cell.Text + " 读取",
			Hints: []string{"“" + schema.SheetUnit + "”的金额单位是" + unit.String()}})
	}
	return own, ok
}

func (r *sheetReader) badAmount(cell *grid.Cell, c *schema.Column, err error) {
	text := celltext.Shorten(celltext.OneLine(cell.Text))
	switch {
	case errors.Is(err, money.ErrTooLong):
		r.fault("“"+c.Head+"”的数字过长：“"+text+"”", "不超过20位的金额")
	default:
		r.fault("“"+c.Head+"”不是金额：“"+text+"”", "数字，如 1837200.00", "没有金额请填 0")
	}
}
