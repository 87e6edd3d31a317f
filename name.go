package yugong

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"yugong/model"
)

// FileName is the name under which a unit's document is kept: unit, year and
// kind, safe on every system (阳城县企业服务中心2025年单位预算公开.pdf).
func FileName(d *model.Disclosure) string {
	kind := "单位"
	if d.Unit.Department.Value {
		kind = "部门"
	}
	tail := strconv.Itoa(d.Unit.Year.Value) + "年" + kind + "预算公开.pdf"
	return shorten(SafeName(d.Unit.Name.Value), 255-len(tail)) + tail
}

// Remarked tells a file name from an equal one by a remark before its ending:
// 甲2025年单位预算公开（报送稿 2）.pdf. n counts the names tried, from 0 for the
// name as it is; different n give different names.
func Remarked(name, remark string, n int) string {
	if n == 0 {
		return name
	}
	remark = shorten(SafeName(remark), 120)
	if n > 1 {
		remark += " " + strconv.Itoa(n)
	}
	tail := "（" + remark + "）.pdf"
	return shorten(strings.TrimSuffix(name, ".pdf"), 255-len(tail)) + tail
}

// forbidden are the marks that Windows refuses in a file name, each with the
// full-width mark that a Chinese reader takes for the same.
var forbidden = strings.NewReplacer(
	`\`, "＼", "/", "／", ":", "：", "*", "＊", "?", "？", `"`, "＂", "<", "＜", ">", "＞", "|", "｜")

// SafeName makes a text a file name that every system takes.
func SafeName(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.In(r, unicode.Cc, unicode.Cf) { // Cf: marks that turn the order of reading
			return -1
		}
		return r
	}, s)
	return strings.Trim(forbidden.Replace(s), " .")
}

// shorten cuts at a character so that at most n bytes are left, the usual
// bound of a file name being 255 bytes.
func shorten(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}
