package report

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"yugong/model/check"
	"yugong/model/diag"
)

// WriteAccepted prints the findings that the unit has explained, each with its
// reason.
func WriteAccepted(w io.Writer, list []check.Accepted) error {
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

// WriteStates prints how many rules came out how, and what was not checked and
// why: 核对 39 条规则：通过 28、不符 2、….
func WriteStates(w io.Writer, r *check.Report) error {
	var b strings.Builder
	var parts []string
	for _, s := range check.States() {
		if n := r.Count(s); n > 0 || s == check.Passed {
			parts = append(parts, fmt.Sprintf("%s %d", s, n))
		}
	}
	fmt.Fprintf(&b, "核对 %d 条规则：%s\n", len(r.Outcomes), strings.Join(parts, "、"))
	for _, g := range missing(r) {
		fmt.Fprintf(&b, "  未核对 %s：%s\n", strings.Join(g.rules, "、"), g.why)
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
func missing(r *check.Report) []gap {
	var out []gap
	for i := range r.Outcomes {
		o := &r.Outcomes[i]
		if o.State != check.NotChecked {
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

// AtLeast returns the findings of a severity and graver ones.
func AtLeast(list diag.List, s diag.Severity) diag.List {
	return slices.DeleteFunc(slices.Clone(list), func(d diag.Diagnostic) bool { return d.Severity < s })
}
