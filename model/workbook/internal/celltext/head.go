package celltext

import (
	"strings"
	"unicode/utf8"

	"yugong/model/fold"
	"yugong/model/money"
)

// HeadName folds a header to what names the column: the mark of required
// columns, a remark in brackets and a unit of account are left out.
func HeadName(s string) string { return ParseHead(s).Name }

// HeadText is what a header says.
type HeadText struct {
	Name          string
	Unit          money.Unit // of amounts: 金额（万元）
	States, Known bool       // states a unit, one that is known
}

func ParseHead(s string) HeadText {
	h := HeadText{Name: strings.Trim(fold.Text(s), "*")}
	for strings.HasSuffix(h.Name, ")") || strings.HasSuffix(h.Name, "]") || strings.HasSuffix(h.Name, "】") {
		i := strings.LastIndexAny(h.Name, "([【")
		if i <= 0 {
			break
		}
		if u, known, ok := remarkUnit(strings.Trim(h.Name[i:], "()[]【】")); ok {
			h.Unit, h.Known, h.States = u, known, true
		}
		h.Name = strings.Trim(h.Name[:i], "*")
	}
	for _, mark := range []string{":", "/", "-"} {
		if name, word, cut := strings.Cut(h.Name, mark); cut && name != "" && !h.States {
			if u, known, ok := UnitWord(word); ok {
				return HeadText{name, u, true, known}
			}
		}
	}
	if name, u, cut := money.CutUnit(h.Name); cut && name != "" && !h.States {
		return HeadText{name, u, true, true}
	}
	return h
}

// UnitWord reads 万元, 单位：万元, (金额单位:万) and their like, folded. It is
// false for what speaks of no unit of account; an unknown one (美元) has known
// false.
func UnitWord(s string) (unit money.Unit, known, ok bool) {
	s = strings.Trim(s, "()[]【】<>《》:*")
	named := false
	for _, label := range []string{"金额单位", "计量单位", "货币单位", "计价单位", "单位", "币种"} {
		if t, cut := strings.CutPrefix(s, label); cut && (t == "" || t[0] == ':' || strings.HasPrefix(t, "为")) {
			s, named = strings.Trim(strings.TrimPrefix(t, "为"), ":()"), true
			break
		}
	}
	if t, cut := strings.CutPrefix(s, "人民币"); cut {
		s, named = strings.Trim(t, ":()"), true
	}
	if !named && utf8.RuneCountInString(s) > 4 {
		return 0, false, false
	}
	if u, is := money.ParseUnit(s); is {
		return u, true, true
	}
	if u, is := money.ParseUnit(s + "元"); is && s != "" && s != "百" && s != "千" {
		return u, true, true
	}
	if t, cut := strings.CutSuffix(s, "圆"); cut {
		u, is := money.ParseUnit(t + "元")
		return u, is, true
	}
	return 0, false, strings.HasSuffix(s, "元") && utf8.RuneCountInString(s) <= 4 || named && (s == "角" || s == "分" || s == "千" || s == "百")
}

// remarkUnit reads the unit in a remark of a head: 万元, or 单位:万元,保留两位小数.
// Two that differ (元/万元) are none that is known.
func remarkUnit(remark string) (unit money.Unit, known, ok bool) {
	for _, part := range strings.FieldsFunc(remark, func(r rune) bool { return strings.ContainsRune(",;、/或 ", r) }) {
		u, k, is := UnitWord(part)
		if !is {
			continue
		}
		if ok && (u != unit || !k) {
			return unit, false, true
		}
		unit, known, ok = u, k, true
	}
	return unit, known, ok
}
