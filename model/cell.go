package model

import (
	"yugong/model/diag"
	"yugong/model/money"
)

// Cell is a value and the place it was read from.
type Cell[T any] struct {
	Value T
	At    diag.Pos
}

// Place says where the value was read, or would be.
func (c *Cell[T]) Place(at diag.Pos) { c.At = at }

// Source says where the value was read.
func (c *Cell[T]) Source() diag.Pos { return c.At }

// Content returns the value for those who know its type only when they run.
func (c *Cell[T]) Content() any { return c.Value }

// Text is a text of the workbook; an empty Value means the cell was blank.
type Text = Cell[string]

// Amount is an amount of money of the workbook. Blank is not zero: tables
// print nothing for a blank, and a sheet prints 0 for a zero.
type Amount struct {
	money.Money
	Blank bool
	At    diag.Pos
}
