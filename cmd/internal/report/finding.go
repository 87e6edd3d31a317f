package report

import "yugong/model/diag"

// NewFinding is the JSON form of a finding, for other reports than a check's.
func NewFinding(d diag.Diagnostic) Finding { return finding(d) }
