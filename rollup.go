package yugong

import "yugong/model/rollup"

// Rollup is a department's workbook made of its units' (汇总): what does not
// fit is a finding at the unit's cell. The disclosure is nil when a finding is an
// error.
func Rollup(units []*Input) *Input {
	out := &Input{}
	var read []*Disclosure
	for _, in := range units {
		out.Findings = append(out.Findings, in.Findings...)
		if in.Disclosure != nil {
			read = append(read, in.Disclosure)
		}
	}
	if out.Findings.HasErrors() {
		return out
	}
	d, found := rollup.Department(read)
	out.Findings = append(out.Findings, found...)
	out.Findings.Sort()
	if !out.Findings.HasErrors() {
		out.Disclosure = d
	}
	return out
}
