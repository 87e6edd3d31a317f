// Package roll makes next year's beginning of this year's workbook.
package roll
