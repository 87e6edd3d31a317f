package report

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"yugong"
)

// WriteVerdict prints the findings of a severity and graver ones, what is
// explained, how the rules came out, and a last line that sums up.
func WriteVerdict(w io.Writer, v *yugong.Verdict, least yugong.Severity) error {
	shown := atLeast(v.Findings, least)
	if err := WriteFindings(w, shown, v.Accepted); err != nil {
		return err
	}
	return WriteSummary(w, v, len(v.Findings)-len(shown))
}

// WriteSummary prints how the rules came out, and a last line that sums up;
// hidden findings were not printed.
func WriteSummary(w io.Writer, v *yugong.Verdict, hidden int) error {
	if err := writeStates(w, v); err != nil {
		return err
	}
	_, err := io.WriteString(w, conclusion(v, hidden)+"\n")
	return err
}

// WriteFindings prints open findings, then those that the unit has explained.
func WriteFindings(w io.Writer, open yugong.Findings, explained []yugong.Accepted) error {
	if err := Write(w, open); err != nil {
		return err
	}
	return writeAccepted(w, explained)
}

// conclusion is the last line: 结果：2 处错误、1 处警告；另有 1 处已说明.
func conclusion(v *yugong.Verdict, hidden int) string {
	s := "结果：" + Count(v.Findings)
	if len(v.Findings) == 0 {
		s = "结果：没有发现问题"
	}
	if hidden > 0 {
		s += fmt.Sprintf("（其中 %d 处没有列出）", hidden)
	}
	if n := len(v.Accepted); n > 0 {
		s += fmt.Sprintf("；另有 %d 处已说明", n)
	}
	return s
}

// writeAccepted prints the findings that the unit has explained, each with its
// reason.
func writeAccepted(w io.Writer, list []yugong.Accepted) error {
	if len(list) == 0 {
		return nil
	}
	var b strings.Builder
	fmt.Fprintf(&b, "已说明（%d 处）\n", len(list))
	for _, a := range list {
		fmt.Fprintf(&b, "  %s%s\n", a.Finding.Severity, line(Place(a.Finding.At), a.Finding))
		who := ""
		if a.Who != "" {
			who = "（" + oneLine(a.Who) + "）"
		}
		fmt.Fprintf(&b, "    %s：%s%s\n", Place(a.At), oneLine(a.Reason), who)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// writeStates prints how many rules came out how, and what was not checked and
// why: 核对 39 条规则（512 项）：通过 28、不符 2、….
func writeStates(w io.Writer, r *yugong.Verdict) error {
	var b strings.Builder
	var parts []string
	for _, s := range yugong.States() {
		if n := r.Count(s); n > 0 || s == yugong.Passed {
			parts = append(parts, fmt.Sprintf("%s %d", s, n))
		}
	}
	compared := 0
	for i := range r.Outcomes {
		compared += r.Outcomes[i].Compared
	}
	fmt.Fprintf(&b, "核对 %d 条规则（%d 项）：%s\n", len(r.Outcomes), compared, strings.Join(parts, "、"))
	for _, g := range missing(r) {
		rules := strings.Join(g.rules, "、")
		if len(g.rules) == len(r.Outcomes) {
			rules = "全部规则"
		}
		fmt.Fprintf(&b, "  未核对 %s：%s\n", rules, g.why)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// gap is a reason for which rules were not checked.
type gap struct {
	why   string
	rules []string
}

// missing groups the rules that were not checked by the reason, in the order
// of the rules.
func missing(r *yugong.Verdict) []gap {
	var out []gap
	for i := range r.Outcomes {
		o := &r.Outcomes[i]
		if o.State != yugong.NotChecked {
			continue
		}
		why := strings.Join(o.Missing, "；")
		j := slices.IndexFunc(out, func(g gap) bool { return g.why == why })
		if j < 0 {
			out = append(out, gap{why: why})
			j = len(out) - 1
		}
		out[j].rules = append(out[j].rules, o.Rule.ID)
	}
	return slices.Clip(out)
}

// atLeast returns the findings of a severity and graver ones.
func atLeast(list yugong.Findings, s yugong.Severity) yugong.Findings {
	return slices.DeleteFunc(slices.Clone(list), func(d yugong.Finding) bool { return d.Severity < s })
}
