package yugong

import (
	"yugong/model"
	"yugong/model/check"
	"yugong/model/diag"
	"yugong/model/workbook"
	"yugong/templates"
	"yugong/templates/proof"
)

// The words of the trade, under the names of the packages that own them.
type (
	Disclosure = model.Disclosure   // a unit's budget as facts, each with its cell
	Finding    = diag.Diagnostic    // one thing found, its place, and how to mend it
	Findings   = diag.List          // sorted by place
	Place      = diag.Pos           // a cell, a sheet, or a line of a text file
	Severity   = diag.Severity      // 提示, 警告, 错误
	Verdict    = check.Report       // what was found, and how every rule came out
	Rule       = check.Rule         // one thing that must hold
	RuleGroup  = check.Group        // a family of rules
	Outcome    = check.Outcome      // how one rule came out
	Accepted   = check.Accepted     // a finding that the unit has explained
	State      = check.State        // 通过, 不符, 未核对 …
	OpenError  = workbook.OpenError // an input that could not be opened
	Edition    = templates.Edition  // a draft or the final document
)

// The severities, lightest first.
const (
	Hint    = diag.Hint
	Warning = diag.Warning
	Error   = diag.Error
)

// The outcomes of a rule.
const (
	NotApplicable = check.NotApplicable // the document has nothing that the rule speaks of
	NotChecked    = check.NotChecked    // what to compare with is missing
	Passed        = check.Passed
	Explained     = check.Explained // every finding is accepted with a reason
	Hinted        = check.Hinted    // nothing but hints
	Failed        = check.Failed
)

// DraftMark stands over every page of a draft unless the user words it
// otherwise.
const DraftMark = templates.DraftMark

// DefaultForm is the form that settings without one mean.
const DefaultForm = templates.Default

// Final is the document that is published.
func Final() Edition { return templates.Final() }

// Draft is a document for the eyes of the office: a mark stands over every
// page, DraftMark when it is "".
func Draft(mark string) Edition { return templates.Draft(mark) }

// Forms names the publication forms that the program brings along, as settings
// name them.
func Forms() []string { return templates.Names() }

// FormName is what such a form calls itself: 中央部门预算公开.
func FormName(form string) string { return templates.DisplayName(form) }

// Severities lists them, gravest first.
func Severities() []Severity { return diag.Severities() }

// ParseSeverity reads a severity by its word or its name: 警告, warning.
func ParseSeverity(text string) (Severity, bool) { return diag.ParseSeverity(text) }

// States lists the outcomes of a rule in the order of summaries.
func States() []State { return check.States() }

// Rules lists every rule that inputs are held against.
func Rules() []Rule { return proof.Rules.Rules() }

// RuleGroups lists the families of rules, in the order of Rules.
func RuleGroups() []RuleGroup { return check.Groups() }

// LookupRule finds a rule by its ID.
func LookupRule(id string) (Rule, bool) { return proof.Rules.Lookup(id) }
