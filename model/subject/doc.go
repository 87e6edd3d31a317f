// Package subject holds the classification lists of government income and
// expenditure (政府收支分类科目): codes, names and their hierarchy.
//
// No complete official list could be had, so each embedded entry says how sure
// it is, and a bureau can bring the year's own list (Official), which is sure
// throughout. A Catalog is made of both and of the codes that a workbook names
// itself, whose names count wherever no certain one says otherwise. A code's
// parents follow from its digits: 2010350 → 20103 → 201. Names recur (行政运行
// stands under many 款), so everything is keyed by code.
package subject
