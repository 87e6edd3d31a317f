package para

import (
	"fmt"

	"yugong/model/diag"
	"yugong/render/doc"
)

// missing is a character that cannot be drawn, and the cell it stands in.
type missing struct {
	at   diag.Pos
	rune rune
}

// reportMissing says which character cannot be drawn, once for each cell.
func (s *Setter) reportMissing(r rune, span *doc.Span) {
	d := diag.Diagnostic{Severity: diag.Error, Rule: "字形"}
	if len(span.Src) > 0 {
		d.At = span.Src[0]
	}
	if s.reported[missing{d.At, r}] {
		return
	}
	if s.reported == nil {
		s.reported = make(map[missing]bool)
	}
	s.reported[missing{d.At, r}] = true
	code := fmt.Sprintf("U+%04X", r)
	switch {
	case r == 0xFFFD:
		d.Message = "文字编码有误，有的字节不成字符（" + code + "）"
		d.Hints = []string{"重新输入该处文字，或把文件另存为 UTF-8 编码"}
	case r < 0x20 || r >= 0x7F && r < 0xA0:
		d.Message = "文字中有看不见的控制字符（" + code + "）"
		d.Hints = []string{"删除该字符"}
	case classOf(r) == control:
		d.Message = "文字中有造字区字符（" + code + "），别的电脑上显示不出来"
		d.Hints = []string{"改用标准汉字"}
	default:
		d.Message = "字体中没有字符“" + string(r) + "”（" + code + "）"
		d.Hints = []string{"换用通行的写法，或用含有该字的字体文件"}
	}
	s.missing.Add(d)
}
