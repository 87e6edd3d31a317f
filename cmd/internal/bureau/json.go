package bureau

import (
	"yugong"
	"yugong/cmd/internal/report"
)

// JSON is the JSON form of what is known of every unit, in the order of the
// report. Of how the rules came out a batch keeps nothing.
func (v *Review) JSON() *report.Checks {
	all := &report.Checks{Version: report.SchemaVersion, Documents: []*report.Check{}, OK: true}
	for i := range v.Records {
		r := &v.Records[i]
		c := report.NewCheck(r.Input, r.Unit, r.Year, &yugong.Verdict{Findings: r.Findings, Accepted: r.Accepted}, yugong.Hint)
		c.Pages, c.Built = r.Pages, &report.Built{Output: r.Output, Final: r.Final && !r.Failed()}
		c.OK = c.OK && !r.Failed()
		all.Documents, all.OK = append(all.Documents, c), all.OK && c.OK
	}
	return all
}
