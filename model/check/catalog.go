package check

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Catalog is all rules that a run knows, in the order of reports. It is
// immutable.
type Catalog struct {
	rules []Rule
	byID  map[string]int
}

// NewCatalog orders rules by group and ID. Two rules of one ID, or a rule of no
// group, are a slip of the program and panic.
func NewCatalog(lists ...[]Rule) *Catalog {
	c := &Catalog{rules: slices.Concat(lists...), byID: map[string]int{}}
	group := func(r Rule) int {
		return slices.IndexFunc(groups, func(g Group) bool { return strings.HasPrefix(r.ID, g.Letter) })
	}
	slices.SortStableFunc(c.rules, func(a, b Rule) int { return cmp.Or(cmp.Compare(group(a), group(b)), strings.Compare(a.ID, b.ID)) })
	for i, r := range c.rules {
		if _, twice := c.byID[r.ID]; twice || group(r) < 0 {
			panic(fmt.Sprintf("check: rule %q stands twice or in no group", r.ID))
		}
		c.byID[r.ID] = i
	}
	return c
}

// FactRules lists the rules on facts, tables, reading and explanations. Those
// on texts and pages stand with their code in package templates/proof, which
// has the whole catalogue.
func FactRules() []Rule {
	return slices.Concat(tableRules, economicRules, publicRules, projectRules, holdingRules, namingRules, revenueRules,
		controlRules(), priorRules, plausibleRules, upkeepRules, readingRules, explanationRules)
}

// Rules lists every rule, in the order of reports.
func (c *Catalog) Rules() []Rule { return slices.Clone(c.rules) }

// Lookup finds a rule by its ID.
func (c *Catalog) Lookup(id string) (Rule, bool) {
	i, ok := c.byID[id]
	if !ok {
		return Rule{}, false
	}
	return c.rules[i], true
}
