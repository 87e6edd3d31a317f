package prose

import (
	"strconv"

	"yugong/model/check"
	"yugong/model/diag"
)

var personalRules = []rule{
	{Rule: check.Rule{ID: "X11", Title: "个人信息", Severity: diag.Error, Stage: check.OnTexts,
		Compares: "没有身份证号、银行卡号、手机号码",
		Basis:    "公开不得侵害个人隐私（政府信息公开条例第十五条）",
		Hint:     "请删去"}, read: (*reader).personal},
}

// personal: X11. Numbers that belong to a person.
func (r *reader) personal() {
	r.Compared("X11", 1)
	s := r.S
	for i := 0; i < len(s); {
		if !isDigit(s[i]) {
			i++
			continue
		}
		digits, end := number(s, i)
		if i > 0 && (isLatin(s[i-1]) || s[i-1] == '.') {
			i = end
			continue
		}
		switch what := personalNumber(digits); {
		case what == "":
		case end < len(s) && (isLatin(s[end]) || s[end] == '.' && end+1 < len(s) && isDigit(s[end+1])):
		default:
			r.hidden(i, end, what, digits)
		}
		i = end
	}
}

// number reads digits that single spaces or hyphens may divide; a final X
// belongs to an identity number.
func number(s string, i int) (digits string, end int) {
	b := make([]byte, 0, 20)
	for i < len(s) {
		switch {
		case isDigit(s[i]):
			b = append(b, s[i])
		case (s[i] == ' ' || s[i] == '-') && i+1 < len(s) && isDigit(s[i+1]) && len(b) > 0:
		case (s[i] == 'X' || s[i] == 'x') && len(b) == 17:
			return string(append(b, 'X')), i + 1
		default:
			return string(b), i
		}
		i++
	}
	return string(b), i
}

// personalNumber names what a number is, "" for nothing personal.
func personalNumber(d string) string {
	switch {
	case len(d) == 18 && identity(d):
		return "身份证号"
	case len(d) == 15 && birth("19"+d[6:12]) && d[0] >= '1' && d[0] <= '6':
		return "身份证号"
	case len(d) == 11 && d[0] == '1' && d[1] >= '3':
		return "手机号码"
	case len(d) >= 16 && len(d) <= 19 && d[len(d)-1] != 'X' && luhn(d):
		return "银行卡号"
	}
	return ""
}

// identity checks an identity number of 18 digits by GB 11643: a birthday
// within, a check digit at the end.
func identity(d string) bool {
	if d[0] < '1' || d[0] > '8' || !birth(d[6:14]) {
		return false
	}
	weights := [17]int{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2}
	sum := 0
	for i, w := range weights {
		sum += int(d[i]-'0') * w
	}
	return "10X98765432"[sum%11] == d[17]
}

func birth(d string) bool {
	year, err1 := strconv.Atoi(d[:4])
	month, err2 := strconv.Atoi(d[4:6])
	day, err3 := strconv.Atoi(d[6:8])
	return err1 == nil && err2 == nil && err3 == nil &&
		year >= 1900 && year <= 2100 && month >= 1 && month <= 12 && day >= 1 && day <= 31
}

// luhn is the check digit of bank cards (ISO/IEC 7812).
func luhn(d string) bool {
	sum := 0
	for i := range len(d) {
		n := int(d[len(d)-1-i] - '0')
		if i%2 == 1 {
			if n *= 2; n > 9 {
				n -= 9
			}
		}
		sum += n
	}
	return sum%10 == 0 && d[0] >= '3' && d[0] <= '6'
}

// hidden reports a number without repeating it.
func (r *reader) hidden(from, to int, what, digits string) {
	r.Fault(Fault{Rule: "X11", From: from, To: to, Message: "文字中有" + what + " " + digits[:3] + "***" + digits[len(digits)-2:]})
}
