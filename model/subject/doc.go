// Package subject holds the classification lists of government income and
// expenditure (政府收支分类科目): codes, names and their hierarchy.
//
// The embedded lists are incomplete: a Catalog is made of them and of the
// codes that a workbook names itself, whose names take precedence. A code's
// parents follow from its digits: 2010350 → 20103 → 201. Names recur (行政运行
// stands under many 款), so everything is keyed by code.
package subject
