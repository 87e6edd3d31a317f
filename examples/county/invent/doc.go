// Package invent makes up the budgets of a county's units.
//
// In: a seed and how many units there are to be. Out: their Disclosures, one
// at a time, the same for the same seed. Each is valid and without a finding
// under any rule: every sum is exact to the fen, income equals expenditure
// fund by fund, last year's figures have reasons that fit, performance sheets
// agree with the facts, and the shares that are printed add to 100.00%. What
// a unit has beyond the required differs: funds, money carried over and
// forward, projects, 三公, procurement, assets, texts, control totals.
//
// The county (云岫县), its towns, villages and offices are invented; names of
// subjects are the official ones.
package invent
