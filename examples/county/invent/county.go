package invent

import (
	"fmt"
	"math/rand/v2"

	"yugong/model"
)

// region is the county; its name stands before that of every unit.
const region = "云岫县"

// year is the budget year of all units.
const year = 2026

// County is a county's units.
type County struct {
	seed   uint64
	places []place
}

// Unit is a budget unit.
type Unit struct {
	Path       string // slash path without an ending: 教育局/云岫县青石镇中心小学
	Disclosure *model.Disclosure
}

// New makes up a county of n units: the offices of the county first, then
// those of its towns, then what its villages have, as far as n goes.
func New(seed uint64, n int) *County { return &County{seed, places(n)} }

// Len returns the number of units.
func (c *County) Len() int { return len(c.places) }

// Unit makes up the i-th unit. It may be called by several goroutines.
func (c *County) Unit(i int) *Unit {
	p := &c.places[i]
	for try := uint64(0); ; try++ {
		// Shares seldom add to 100.00 by themselves; draw until they do.
		d := &drawing{Rand: rand.New(rand.NewPCG(c.seed, uint64(i)<<16|try)), place: p}
		if u := d.disclosure(); dividesEvenly(u) {
			return &Unit{Path: p.office.short + "/" + p.name, Disclosure: u}
		}
	}
}

// place is what is settled of a unit before its figures are drawn.
type place struct {
	name   string
	code   string // 039007
	office *office
	trade  trade
}

// places lists the first n units.
func places(n int) []place {
	list := make([]place, 0, n)
	serial := map[string]int{}
	seen := map[string]bool{}
	add := func(o *office, t trade, name string) bool {
		if len(list) == n {
			return false
		}
		if !seen[name] {
			seen[name] = true
			serial[o.code]++
			list = append(list, place{name, fmt.Sprintf("%s%03d", o.code, serial[o.code]), o, t})
		}
		return true
	}
	for i := range offices {
		add(&offices[i], administration, region+offices[i].name)
	}
	for i := range offices {
		for _, b := range offices[i].below {
			add(&offices[i], b.trade, region+b.name)
		}
	}
	for _, b := range townBranches {
		for _, town := range towns {
			add(officeOf(b.office), b.trade, region+town+b.name)
		}
	}
	for round := 1; len(list) < n; round++ {
		for _, b := range villageBranches {
			for _, village := range villages {
				for _, town := range towns {
					name := region + town + village + ordinal(round) + b.name
					if !add(officeOf(b.office), b.trade, name) {
						return list
					}
				}
			}
		}
	}
	return list
}

// ordinal tells the rounds apart: nothing, 第二, 第三, …
func ordinal(n int) string {
	const digits = "〇一二三四五六七八九"
	if n == 1 {
		return ""
	}
	s := "第"
	for _, d := range fmt.Sprint(n) {
		s += string([]rune(digits)[d-'0'])
	}
	return s
}
