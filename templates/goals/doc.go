// Package goals reads performance sheets (绩效目标表) that were printed by a form.
//
// In: pages as a spreadsheet or a PDF holds them, and the form's sheets. A sheet is
// known by its labels; what a label names stands to its right, or below it where
// the form has it so, whatever cells were merged and whatever rows were added. Out:
// the targets with their texts, money and indicators, each with its cell, and the
// pages that hold some. Nothing here knows a province.
package goals
