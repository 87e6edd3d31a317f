package prose

import (
	"regexp"
	"strings"

	"yugong/model/check"
	"yugong/model/diag"
	"yugong/templates/prose/claim"
)

var reasonRules = []rule{
	{Rule: check.Rule{ID: "X03", Title: "增减原因", Severity: diag.Warning, Stage: check.OnTexts,
		Compares: "标题要求说明原因的，每个变动都有原因；“主要原因是”后面有内容；原因与增减方向一致",
		Basis:    "增减变化须作说明（财预〔2016〕143号）",
		Hint:     "请在“上年数”“三公经费”的变动原因列填写"}, read: (*reader).emptyReasons},
}

// emptyReasons: X03. 主要原因是 with nothing behind it.
func (r *reader) emptyReasons() {
	if r.Kind != Running {
		return
	}
	for at := 0; ; {
		i := strings.Index(r.S[at:], "原因是")
		if i < 0 {
			return
		}
		from := at + i
		at = from + len("原因是")
		r.Compared("X03", 1)
		rest := strings.TrimLeft(r.S[at:], "：: ")
		if noReason.MatchString(rest) {
			r.find("X03", Anyone, from, at, "“原因是”后面没有内容：", "")
		}
	}
}

// noReason is what stands for a reason and is none.
var noReason = regexp.MustCompile(`^(?:无|没有|暂无|不详|不明|未知|同上年|同上|略|[/—-]+)?(?:$|[。；，;,])`)

// Words of reasons that explain a rise and a fall.
var (
	riseWords = []string{"增加", "新增", "提高", "增长", "上升", "上调", "扩大", "增多", "调增", "追加", "更新"}
	fallWords = []string{"减少", "压减", "压缩", "下降", "降低", "取消", "削减", "核减", "调减", "下调", "节约", "未安排", "不再安排", "没有安排", "缩减", "减", "完成", "过紧日子", "从严", "到期", "退休", "调出", "划转", "划出", "结束"}
	// pastWords tell of last year, and so explain the contrary.
	pastWords = []string{"上年未", "上年没有", "上年一次性"}
)

// contrary: X03. A reason that speaks of nothing but rises does not explain a
// fall, nor the other way round. The reason of a change stands in its sentence
// or opens the next one.
func (r *reader) contrary(claims []claim.Claim) {
	for i := range claims {
		c := &claims[i]
		if c.Role != claim.Change && c.Role != claim.Rate || c.Value.Sign() == 0 {
			continue
		}
		if i+1 < len(claims) && claims[i+1].Role == claim.Rate {
			continue // the rate of the same change speaks for it
		}
		from, to := r.reason(c.To)
		if from == to {
			continue
		}
		r.Compared("X03", 1)
		if s := r.S[from:to]; Contrary(s, c.Rise) {
			r.find("X03", Anyone, from, min(Forward(r.S, from, 12), to), "数字"+word(c.Rise)+"，原因说的是"+word(!c.Rise)+"：", "")
		}
	}
}

// reason is the range of the reason given behind a change, empty for none.
func (r *reader) reason(at int) (from, to int) {
	end := SentenceEnd(r.S, at)
	if !strings.Contains(r.S[at:end], "原因") {
		next := min(end+len("。"), len(r.S))
		if !strings.Contains(r.S[next:Forward(r.S, next, openingLength)], "原因") {
			return 0, 0
		}
		at, end = next, SentenceEnd(r.S, next)
	}
	from = at + strings.Index(r.S[at:end], "原因") + len("原因")
	from = end - len(strings.TrimLeft(r.S[from:end], "是为：: "))
	if strings.HasPrefix(r.S[from:end], "〔") {
		return 0, 0 // it is still to be filled in
	}
	return from, end
}

// openingLength is how soon a sentence says that it gives a reason: 其变动的主要原因.
const openingLength = 8

// Contrary reports whether a reason explains the opposite of a change.
func Contrary(reason string, rise bool) bool {
	if containsAny(reason, pastWords) {
		return false
	}
	rises, falls := containsAny(reason, riseWords), containsAny(reason, fallWords)
	return rise && falls && !rises || !rise && rises && !falls
}

func word(rise bool) string {
	if rise {
		return "增加"
	}
	return "减少"
}

func containsAny(s string, list []string) bool {
	for _, w := range list {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}
