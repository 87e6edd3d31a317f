package form

import (
	"regexp"

	"yugong/model/money"
)

// stated finds the unit of account that a text of the form names: 单位：万元,
// 资金（千元）.
var stated = regexp.MustCompile(`(?:单位[:：]|[（(])(?:人民币)?([千万亿]?元)[）)]?$`)

// unit refuses a text that names another unit than the number format prints: all
// figures under it would be read wrongly.
func (r *resolver) unit(text, number Str, what string) {
	m := stated.FindStringSubmatch(text.V)
	n, known := r.f.Numbers[number.V]
	if m == nil || !known {
		return
	}
	if _, ok := money.ParseUnit(n.Unit.V); !ok {
		return // said of the format
	}
	if u, ok := money.ParseUnit(m[1]); ok && u != n.Format.Unit {
		r.errorf(text, "%s写的是%s，而数字格式 %q 印的是%s", what, m[1], number.V, n.Format.Unit)
	}
}
